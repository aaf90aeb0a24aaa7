/**
 * Suggestions for what is being typed: terms, people, titles. Their small files, cut by the first letters of words
 * in archive/search/suggestions.py, are loaded as they are needed and kept.
 */

import { createLatin } from "./lookalikes.js";
import { distance } from "./spelling.js";

const MOST = 5;
/** From this length on a letter of a word may be another. */
const ONE_WRONG = 5;
const TITLES = new Set(["cllr", "councillor", "cllrs", "councillors", "mr", "mrs", "ms", "miss", "dr"]);
const MARKS = /\p{M}/gu;
const WORD = /£|[\p{L}\p{N}]+/gu;

/** Part a text into words without accents, as the files are cut. */
function wordsOf(text, latin) {
  return latin(text).normalize("NFKD").replace(MARKS, "").toLowerCase().match(WORD) ?? [];
}

/**
 * @typedef {object} Suggestion
 * @property {string} text
 * @property {string} about what it is: "Glossary: looked after children"
 */

/**
 * Make the function that finds suggestions.
 *
 * @param {string} base address of the folder of the search
 * @param {(address: string) => Promise<any>} fetchJson
 * @returns {(typed: string) => Promise<Suggestion[]>}
 */
export function createSuggestions(base, fetchJson) {
  const loaded = new Map();
  const load = (name) => {
    // What did not come is not asked for again with every letter.
    if (!loaded.has(name)) loaded.set(name, fetchJson(`${base}suggestions/${name}.json`));
    return loaded.get(name);
  };

  return async (typed) => {
    const { letters, lookalikes } = await load("files");
    const latin = createLatin(lookalikes);
    const parted = (text) => wordsOf(text, latin);
    const words = withoutTitles(parted(typed));
    if (!words.length) return [];
    const files = new Map(Object.entries(letters));
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
    const beginning = beginnings(longest).find((letters) => files.has(letters));
    if (beginning === undefined) return [];
    const entries = (await load(files.get(beginning))).map(([text, about]) => ({ text, about }));
    const exact = entries.filter(({ text }) => fits(parted(text), words, isSame));
    const found = exact.length ? exact : entries.filter(({ text }) => fits(parted(text), words, isLike));
    const first = found.filter(({ text }) => parted(text)[0].startsWith(words[0]));
    return [...new Set([...first, ...found])].slice(0, MOST);
  };
}

/** A word's beginnings, the longest first, the empty one last. */
function beginnings(word) {
  const letters = [...word];
  return letters.map((_, at) => letters.slice(0, letters.length - at).join("")).concat("");
}

/** What stands before a name is not in it; alone it may be the beginning of another word. */
function withoutTitles(words) {
  const rest = words.filter((word, at) => at === words.length - 1 || !TITLES.has(word));
  return rest.length ? rest : words;
}

/** Whether a text has all the words, the last one perhaps unfinished. */
function fits(having, words, isWord) {
  return words.every((word, at) =>
    having.some((other) => isWord(word, at === words.length - 1 ? other.slice(0, word.length) : other)),
  );
}

function isSame(word, other) {
  return word === other;
}

/** Whether one letter may be wrong, of which the first never is: by it the file was found. */
function isLike(word, other) {
  return word[0] === other[0] && word.length >= ONE_WRONG && distance(word, other, 1) <= 1;
}
