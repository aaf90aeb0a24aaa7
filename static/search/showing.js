/** Makes of sections what the page shows of them, and looks closely at the best to put them in their order. */

import { worthOfWords } from "./ranking.js";
import { excerpt, howWordsStand, placesIn, segments } from "./reading.js";

const MOST_MARKS = 24;
// "4. Budget monitoring", "5.3 Budget monitoring": what a title says follows its number.
const NUMBER = /^[0-9]+(?:\.[0-9]+)*$/u;

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
 * @param {import('./text.js').Folding} folding
 */
export function createShowing(index, read, folding) {
  // The printed forms of the index's terms, as they are met in texts: "hackney" for "hackney", "exclusions" for "exclus".
  const printed = new Map();

  /** @returns {import('./reading.js').Wanted} */
  const wantedOf = (question, layers, weights, additions) => {
    const terms = new Map();
    layers.forEach((some, word) =>
      some.forEach((layer) => layer.terms.forEach((term) => terms.has(term) || terms.set(term, word))),
    );
    const typed = new Set([...question.words, ...question.alike.flat()]);
    const meanings = additions.filter(({ off }) => !off);
    const phrases = meanings.flatMap(({ words, phrases }) => phrases.map((tokens) => ({ word: words[0], tokens })));
    return { terms, typed, phrases, weights };
  };

  /**
   * Order anew the best of what was found, by how the words stand in them.
   *
   * @param {import('./ordering.js').Ordered} found
   */
  const closely = async ({ refs, scores, tiers }, wanted, question, most) => {
    const best = Array.from(refs.slice(0, most));
    const texts = await index.texts(best);
    const worth = new Map(
      best.map((ref, place) => [ref, scores[ref] * worthOfWords(howIn(texts[place], wanted, question))]),
    );
    best.sort((one, other) => tiers[other] - tiers[one] || worth.get(other) - worth.get(one));
    return Int32Array.from([...best, ...refs.slice(most)]);
  };

  const howIn = ({ title, text }, wanted, question) => {
    const inTitle = read(title);
    const how = howWordsStand(placesIn(inTitle, wanted), placesIn(read(text), wanted), wanted.weights);
    return { ...how, wholeTitle: isTitle(inTitle, question) ? 1 : 0 };
  };

  const isTitle = (inTitle, { sequence }) => {
    const from = inTitle.findIndex(({ token }) => !NUMBER.test(token));
    return inTitle.slice(Math.max(0, from)).map(({ token }) => token).join(" ") === sequence.join(" ");
  };

  /** @returns {Promise<Hit[]>} */
  const hits = async (refs, wanted, copiesOf) => {
    const copies = refs.map(copiesOf);
    const texts = await index.texts([...refs, ...copies.flat()]);
    let next = refs.length;
    return refs.map((ref, place) => {
      const alsoIn = texts.slice(next, (next += copies[place].length));
      return { ref, ...hitOf(texts[place], wanted), alsoIn: alsoIn.map(elsewhere) };
    });
  };

  const hitOf = ({ title, kind, body, breadcrumb, date, url, text }, wanted) => {
    const marked = (part) => segments(part, placesIn(read(part), wanted));
    const inText = read(text);
    const places = placesIn(inText, wanted);
    for (const { at } of places) printed.set(inText[at].term, inText[at].token);
    return {
      kind,
      url,
      body,
      date,
      title: marked(title),
      breadcrumb: marked(breadcrumb),
      excerpt: excerpt(text, places, wanted.weights),
      words: wordsOf(text, places),
    };
  };

  /** Write the question as it may have been meant. */
  const meant = (q, question, mended) => {
    const changes = mended.filter(({ term }) => term);
    if (!changes.length) return null;
    const words = new Map(changes.map(({ word, term }) => [question.words[word], printed.get(term) ?? term]));
    const changed = q.replace(/[^\s"“”]+/gu, (piece) => words.get(folding.allTokens(piece).join(" ")) ?? piece);
    return changed === q ? null : { q: changed, shown: changes.every(({ searched }) => searched) };
  };

  return { wantedOf, closely, hits, meant };
}

function elsewhere({ breadcrumb, title, url }) {
  return { title: [breadcrumb, title].filter(Boolean).join(" › "), url };
}

function wordsOf(text, places) {
  const marked = segments(text, places).filter((segment) => segment.marked);
  return [...new Set(marked.map((segment) => segment.text.toLowerCase()))].slice(0, MOST_MARKS);
}
