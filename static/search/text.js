/**
 * Folds text, the same as the builder's archive/search/folding.py.
 * Nothing here touches the page, so it runs in a worker and in the tests' node as well.
 */

import { createLatin } from "./lookalikes.js";

const MARKS = /[\u0300-\u036f]/gu;
// Python's spaces: JavaScript's own and a few control characters.
const SPACES = /[\s\x1c-\x1f\x85]+/u;
const TRIM = /^[^0-9A-Za-z_]+|[^0-9A-Za-z_]+$/gu;

/**
 * @typedef {object} Folding
 * @property {(text: string) => string} fold folds a text
 * @property {(text: string) => string[]} tokens a text's words, folded and trimmed, without those too common to find
 * @property {(text: string) => string[]} allTokens the same with the common ones
 */

/**
 * Make the functions that fold, from the tables that come with the index.
 *
 * @param {object} tables the contents of archive/search/folding.json
 * @returns {Folding}
 */
export function createFolding(tables) {
  const [joins, before, rules] = [tables.joins, tables.before, tables.rules].map(compiled);
  const letters = new Map(Object.entries(tables.letters));
  const latin = createLatin(tables.lookalikes);
  const breaks = new Set(`${tables.breaks}-`);
  const stopWords = new Set(tables.stop_words);

  const folded = new Map();
  const foldWord = (word) => {
    if (!folded.has(word)) folded.set(word, foldAnew(word));
    return folded.get(word);
  };

  const foldAnew = (word) => {
    if (/^[A-Za-z]+$/u.test(word)) return word.toLowerCase();
    const plain = latin(applied(before, word)).normalize("NFKD").replace(MARKS, "").toLowerCase();
    const ruled = applied(rules, replaceEach(plain, letters));
    const broken = [...ruled].map((letter) => (breaks.has(letter) ? " " : letter)).join("");
    return joined(parted(broken).map((token) => token.replace(TRIM, "")));
  };

  const fold = (text) => joined(parted(applied(joins, text)).map(foldWord));
  const allTokens = (text) => parted(fold(text));
  return { fold, allTokens, tokens: (text) => allTokens(text).filter((token) => !stopWords.has(token)) };
}

function compiled(rules) {
  return rules.map(([pattern, to]) => [new RegExp(pattern, "gu"), to]);
}

function applied(rules, text) {
  return rules.reduce((result, [pattern, to]) => result.replace(pattern, to), text);
}

function replaceEach(text, table) {
  return [...text].map((letter) => table.get(letter) ?? letter).join("");
}

function joined(words) {
  return words.filter(Boolean).join(" ");
}

function parted(text) {
  return text.split(SPACES).filter(Boolean);
}
