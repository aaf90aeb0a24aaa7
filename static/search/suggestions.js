/**
 * Suggestions for what is being typed: terms, people, titles. Their small files, cut by the first letters of words
 * in archive/search/suggestions.py, are loaded as they are needed and kept.
 */

const MOST = 5;
const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Part a text into words without accents, as the files are cut. */
export function wordsOf(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().match(WORD) ?? [];
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
    const words = wordsOf(typed);
    if (!words.length) return [];
    const files = new Map(Object.entries(await load("files")));
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
    const beginning = beginnings(longest).find((letters) => files.has(letters));
    if (beginning === undefined) return [];
    const entries = (await load(files.get(beginning))).map(([text, about]) => ({ text, about }));
    const found = entries.filter(({ text }) => fits(wordsOf(text), words));
    const first = found.filter(({ text }) => wordsOf(text)[0].startsWith(words[0]));
    return [...new Set([...first, ...found])].slice(0, MOST);
  };
}

/** A word's beginnings, the longest first, the empty one last. */
function beginnings(word) {
  const letters = [...word];
  return letters.map((_, at) => letters.slice(0, letters.length - at).join("")).concat("");
}

/** Whether a text has all the words, the last one perhaps unfinished. */
function fits(having, words) {
  return words.every((word, at) =>
    having.some((other) => (at === words.length - 1 ? other.startsWith(word) : other === word)),
  );
}
