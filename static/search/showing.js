/** Makes of sections what the page shows of them, and looks closely at the best to put them in their order. */

import { worthOfWords } from "./ranking.js";
import { excerpt, placesIn, segments } from "./reading.js";

const MOST_MARKS = 24;
/** A term that is asked for says first what it means. */
const TERM = "glossary term";

/**
 * @typedef {object} Hit
 * @property {number} ref
 * @property {string} kind
 * @property {string} url with the anchor of the passage
 * @property {string|null} body
 * @property {string|null} date
 * @property {import('./reading.js').Segment[]} title
 * @property {import('./reading.js').Segment[]} breadcrumb
 * @property {import('./reading.js').Segment[]} excerpt
 * @property {string[]} words the words to mark on the page that it leads to, as printed
 * @property {{title: string, url: string}[]} alsoIn where the same passage stands as well
 */

/**
 * @param {import('./index.js').Index} index
 * @param {(text: string) => import('./reading.js').Read[]} read
 * @param {ReturnType<typeof import('./closeness.js').createCloseness>} howIn
 * @param {ReturnType<typeof import('./kinds.js').createKinds>} kinds
 */
export function createShowing(index, read, howIn, kinds) {
  /** @returns {import('./reading.js').Wanted} */
  const wantedOf = (question, layers, weights, additions, bound) => {
    const terms = new Map();
    const together = new Set(bound.flatMap(({ words }) => words));
    layers.forEach((some, word) =>
      some.forEach((layer) => layer.terms.forEach((term) => terms.has(term) || terms.set(term, word))),
    );
    for (const [term, word] of terms) if (together.has(word)) terms.delete(term);
    const typed = new Set([...question.words, ...question.alike.flat()]);
    const meanings = additions.filter(({ off }) => !off);
    const phrases = meanings.flatMap(({ words, phrases }) => phrases.map((tokens) => ({ words, tokens })));
    const asTyped = bound.map(({ words, tokens }) => ({ words, tokens, asTyped: true }));
    return { terms, typed, phrases: [...asTyped, ...phrases], weights };
  };

  /**
   * Order anew the best of what was found, by how the words stand in them.
   *
   * @param {import('./ordering.js').Ordered} found
   */
  const closely = async ({ refs, scoreOf, tierOf }, wanted, question, most) => {
    const best = Array.from(refs.slice(0, most));
    const how = await howIn(best, wanted, question);
    const shareOf = kinds.shareIn(question, wanted.weights);
    const worth = new Map(best.map((ref, place) => [ref, worthOfWords(scoreOf(ref), how[place], shareOf(ref))]));
    best.sort((one, other) => tierOf(other) - tierOf(one) || worth.get(other) - worth.get(one));
    const order = refs.slice();
    order.set(best);
    return order;
  };

  /** @returns {Promise<Hit[]>} */
  const hits = async (refs, wanted) => {
    const texts = await index.texts(refs);
    return texts.map((shown, place) => ({ ref: refs[place], ...hitOf(shown, wanted) }));
  };

  const hitOf = ({ title, kind, body, breadcrumb, date, url, text, alsoIn }, wanted) => {
    const marked = (part) => segments(part, placesIn(read(part), wanted));
    const places = placesIn(read(text), wanted);
    const named = marked(title);
    const above = marked(breadcrumb);
    return {
      kind,
      url,
      body,
      date,
      title: named,
      breadcrumb: above,
      excerpt: excerpt(text, places, wanted.weights, kind === TERM && named.some(({ marked }) => marked)),
      words: wordsOf([segments(text, places), named, above]),
      alsoIn,
    };
  };

  return { wantedOf, closely, hits };
}

function wordsOf(parts) {
  const marked = parts.flat().filter((segment) => segment.marked);
  return [...new Set(marked.map((segment) => segment.text.toLowerCase()))].slice(0, MOST_MARKS);
}
