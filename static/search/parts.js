/**
 * The terms of the index, of which it loads the parts that are asked for.
 * What a part has is kept; two that ask for one file at once make one request; what failed is asked for again.
 */

import { createPlaced } from "./places.js";
import { createPosting } from "./scores.js";

/**
 * @typedef {import('./scores.js').Posting} Posting
 * @typedef {(name: string, read?: (data: any) => any) => Promise<any>} Load
 */

/**
 * Make the function that loads a file of the index, once.
 *
 * @param {(address: string) => Promise<any>} fetchJson
 * @param {string} base
 * @returns {Load} `read` makes of the file's data what is kept
 */
export function createLoad(fetchJson, base) {
  const kept = new Map();
  const loaded = async (address, read) => {
    try {
      return read(await fetchJson(address));
    } catch (error) {
      kept.delete(address);
      throw new Error(`The search could not read ${address}: ${error.message}`, { cause: error });
    }
  };
  return (name, read) => {
    const address = `${base}${name}.json`;
    if (!kept.has(address)) kept.set(address, loaded(address, read));
    return kept.get(address);
  };
}

/**
 * Give the rows of a file if that is what they are; a file may be whole JSON and yet another one.
 *
 * @param {any} rows
 * @param {(row: any) => boolean} isRow
 * @returns {any[][]}
 */
export function checked(rows, isRow) {
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error("it is not what it should be");
  return rows;
}

const LETTERS = 26;

/** Rows are many: none of them is copied to be looked at. */
const isTexts = (row, from) => {
  for (let at = from; at < row.length; at += 1) if (typeof row[at] !== "string") return false;
  return true;
};
const isCounted = (row) =>
  Array.isArray(row) && typeof row[0] === "string" && Number.isInteger(row[1]) && isTexts(row, 2);
const isTerm = (row) => Array.isArray(row) && row.length === 7 && typeof row[0] === "string" && Array.isArray(row[4]);
const isBeside = (row) => Array.isArray(row) && isTexts(row, 0);

/**
 * Make the reader of the terms.
 *
 * @param {Load} load
 * @param {{parts: [string, number][]}} about
 * @param {import("./scores.js").Statistics} statistics
 */
export function createParts(load, { parts }, statistics) {
  const firsts = parts.map(([first]) => first);
  const arrived = new Set();

  /** Give the number of the part that a term would stand in. */
  const partOf = (term) => lastUpTo(firsts, term);

  const partsOf = (prefix) => {
    const found = [];
    for (let part = Math.max(0, partOf(prefix)); part < firsts.length; part += 1) {
      if (firsts[part] > prefix && !firsts[part].startsWith(prefix)) break;
      found.push(part);
    }
    return found;
  };

  const terms = (part) =>
    load(`terms/${part}`, (rows) => {
      const found = new Map();
      for (const row of checked(rows, isTerm)) {
        found.set(row[0], { at: found.size, row, posting: null, placed: null });
      }
      arrived.add(part);
      return found;
    });

  const known = async (term) => {
    const part = partOf(term);
    return part < 0 ? undefined : (await terms(part)).get(term);
  };

  /** @returns {Promise<Posting|undefined>} */
  const posting = async (term) => {
    const found = await known(term);
    if (!found) return undefined;
    const [, index, , , sections] = found.row;
    return (found.posting ??= createPosting(term, index, sections, statistics));
  };

  /** Give all terms that begin so, in their order. */
  const beginning = async (prefix) => {
    const found = await Promise.all(partsOf(prefix).map(terms));
    return found.flatMap((part) => [...part.keys()].filter((term) => term.startsWith(prefix)));
  };

  /**
   * Give the places of a term; if wanted, also the common words before and after each.
   *
   * @returns {Promise<import('./places.js').Placed|null>}
   */
  const places = async (term, withBeside = false) => {
    const [found, beside] = await Promise.all([
      known(term),
      withBeside && partOf(term) >= 0 && load(`beside/${partOf(term)}`, (all) => checked(all, isBeside)),
    ]);
    if (!found) return null;
    const [, , forms, , , ...coded] = found.row;
    found.placed ??= createPlaced(term, forms, ...coded);
    return beside ? found.placed.with(beside[found.at]) : found.placed;
  };

  /** Give what people and terms are called by names whose last telling word is this term, people by offices too. */
  const names = async (term) => {
    const called = (await known(term))?.row[3] ?? [];
    return called.map(([ref, name, isOffice]) => ({ ref, name, isOffice: isOffice === 1 }));
  };

  /** Give the terms that begin with the same letter as any of these words; all terms without. */
  const vocabulary = async (words) => {
    const files = words ? new Set(words.map(({ 0: first }) => letterOf(first))) : Array(LETTERS + 1).keys();
    const rows = await Promise.all(
      Array.from(files, (letter) =>
        load(`vocabulary/${letter}`, (begun) =>
          checked(begun, isCounted).map(([term, sections, ...words]) => ({
            term,
            sections,
            words: words.length ? words : [term],
          })),
        ),
      ),
    );
    return rows.flat();
  };

  /** Say how many bytes of parts these terms, or all that begin so, have yet to load. */
  const cost = (term, { prefix = false } = {}) =>
    (prefix ? partsOf(term) : [partOf(term)])
      .filter((part) => part >= 0 && !arrived.has(part))
      .reduce((bytes, part) => bytes + parts[part][1], 0);

  return { posting, beginning, places, names, vocabulary, cost };
}

/** Give the place of the last of some texts in their order that does not come behind another; -1 if all do. */
function lastUpTo(ordered, text) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Give the number of a letter; all that is none of a to z comes last. */
function letterOf(letter = "") {
  const number = letter.charCodeAt(0) - "a".charCodeAt(0);
  return number >= 0 && number < LETTERS ? number : LETTERS;
}
