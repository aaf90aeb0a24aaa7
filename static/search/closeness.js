/**
 * Judges how the words of a question stand in sections: by their places in the index, so that of the many that are
 * looked at closely only those that are shown need their texts. Texts are read where a phrase has common words which
 * the index does not tell.
 */

import { howWordsStand } from "./reading.js";

/**
 * @typedef {object} Seen what of a title or a text is known: the words of some terms, and the common ones beside them
 * @property {{term: string, token: string, at: number}[]} words in their order
 * @property {Map<number, string>} tokens by place
 */

/**
 * @param {import('./index.js').Index} index
 * @param {import('./text.js').Folding} folding
 * @param {(word: string) => string} stem
 * @param {(text: string) => import('./reading.js').Read[]} read
 */
export function createCloseness(index, folding, stem, read) {
  const { facts } = index;
  const isCommon = (token) => !folding.tokens(token).length;

  /** Whether all words of a phrase stand in the index or beside one that does. */
  const isTold = ({ tokens }) => {
    const telling = tokens.map((token) => !isCommon(token));
    return telling.every((_, at) => telling[at] || telling[at - 1] || telling[at + 1]);
  };

  /** Give the terms that words and phrases stand under, and whether common words beside them matter. */
  const termsOf = (wanted, phrases) => {
    const terms = new Map([...wanted.terms.keys()].map((term) => [term, false]));
    for (const { tokens } of phrases) {
      const telling = tokens.filter((token) => !isCommon(token));
      for (const token of telling) {
        const term = stem(token);
        terms.set(term, terms.get(term) || telling.length < tokens.length);
      }
    }
    return terms;
  };

  /** @returns {Promise<Seen[][]>} of each section its title and its text */
  const fromIndex = async (refs, terms) => {
    const standing = await Promise.all(terms.map(([term, beside]) => index.standing(term, refs, beside)));
    return refs.map((_, at) => [0, 1].map((field) => seen(standing.flatMap((words) => words[at][field]))));
  };

  const fromTexts = async (refs) => {
    const wordsOf = (text) => read(text).map(({ term, token }, at) => ({ term, token, at }));
    return (await index.texts(refs)).map(({ title, text }) => [title, text].map(wordsOf).map(seen));
  };

  /**
   * Say of each section how the words stand in it.
   *
   * @param {number[]} refs
   * @param {import('./reading.js').Wanted} wanted
   * @param {import('./question.js').Question} question
   */
  return async (refs, wanted, { sequence }) => {
    const mayBeTitle = (ref) => facts.title[ref] === sequence.length;
    const phrases = [...wanted.phrases, ...(refs.some(mayBeTitle) ? [{ tokens: sequence }] : [])];
    const parts = await (phrases.every(isTold) ? fromIndex(refs, [...termsOf(wanted, phrases)]) : fromTexts(refs));
    return parts.map(([title, text], at) => ({
      ...howWordsStand(placesIn(title, wanted), placesIn(text, wanted), wanted.weights),
      wholeTitle: mayBeTitle(refs[at]) && beginnings(title, sequence).length ? 1 : 0,
    }));
  };
}

/** @returns {Seen} */
function seen(words) {
  const tokens = new Map();
  for (const { at, token, before, after } of words) {
    if (before) tokens.set(at - 1, before);
    tokens.set(at, token);
    if (after) tokens.set(at + 1, after);
  }
  return { words: words.sort((one, other) => one.at - other.at), tokens };
}

/** Find where a phrase begins. */
function beginnings({ tokens }, phrase) {
  const stands = (begin) => phrase.every((token, step) => tokens.get(begin + step) === token);
  return [...tokens.keys()].filter(stands);
}

/**
 * Find what is wanted, as `placesIn` of reading.js does in a text.
 *
 * @param {Seen} seen
 * @param {import('./reading.js').Wanted} wanted
 * @returns {import('./reading.js').Place[]}
 */
function placesIn(seen, { terms, typed, phrases }) {
  const single = seen.words
    .filter(({ term }) => terms.has(term))
    .map(({ term, token, at }) => ({ word: terms.get(term), at, asTyped: typed.has(token) }));
  const together = phrases.flatMap(({ tokens, words, asTyped = false }) =>
    beginnings(seen, tokens).flatMap((at) => words.map((word) => ({ word, at, asTyped }))),
  );
  return [...single, ...together].sort((one, other) => one.at - other.at);
}
