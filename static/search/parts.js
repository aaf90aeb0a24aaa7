/**
 * The terms of the index, of which it loads the parts that are asked for.
 * What a part has is kept; two that ask for one file at once make one request; what failed is asked for again.
 */

import { numbers, rising } from "./codes.js";
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

const isTexts = (row, from) => row.slice(from).every((text) => typeof text === "string");
const isCounted = (row) =>
  Array.isArray(row) && typeof row[0] === "string" && Number.isInteger(row[1]) && isTexts(row, 2);
const isPosting = (row) => isCounted(row) && row.length > 2;
const isPlaces = (row) => Array.isArray(row) && Array.isArray(row[0]) && row.length > 1 && isTexts(row, 1);
const isBeside = (row) => Array.isArray(row) && isTexts(row, 0);

/**
 * Make the reader of the terms.
 *
 * @param {Load} load
 * @param {{parts: [string, number][], vocabulary: number}} about
 * @param {import("./scores.js").Statistics} statistics
 */
export function createParts(load, { parts, vocabulary: longest }, statistics) {
  const firsts = parts.map(([first]) => first);
  const arrived = new Set();

  /** Give the number of the part that a term would stand in. */
  const partOf = (term) => {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

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
      const postings = checked(rows, isPosting).map(([term, index, ...fields]) => [
        term,
        createPosting(term, index, fields, statistics),
      ]);
      arrived.add(part);
      return new Map(postings);
    });

  /** @returns {Promise<Posting|undefined>} */
  const posting = async (term) => {
    const part = partOf(term);
    return part < 0 ? undefined : (await terms(part)).get(term);
  };

  /** Give all terms that begin so, in their order. */
  const beginning = async (prefix) => {
    const found = await Promise.all(partsOf(prefix).map(terms));
    return found.flatMap((part) => [...part.keys()].filter((term) => term.startsWith(prefix)));
  };

  /**
   * Give the words that come to a term, and for each field the places of each; if wanted, also the numbers of the
   * common words before and after each place.
   */
  const places = async (term, withBeside) => {
    const part = partOf(term);
    if (part < 0) return null;
    const [known, rows, beside] = await Promise.all([
      terms(part),
      load(`places/${part}`, (all) => checked(all, isPlaces).map(([forms, ...fields]) => ({ forms, fields }))),
      withBeside && load(`beside/${part}`, (all) => checked(all, isBeside)),
    ]);
    const at = [...known.keys()].indexOf(term);
    if (at < 0) return null;
    const { forms, fields } = rows[at];
    const read = (texts, how) => texts.map((field) => field.split(" ").map(how));
    return {
      forms: forms.length ? forms : [term],
      fields: read(fields, rising),
      beside: withBeside ? read(beside[at], numbers) : null,
    };
  };

  /** Give the terms of so many letters; those with `longest` letters and more stand together. */
  const vocabulary = async (from = 0, to = Infinity) => {
    const [first, last] = [Math.max(0, from), Math.min(longest, Math.max(0, to))];
    const lengths = Array.from({ length: longest + 1 }, (_, length) => length).filter(
      (length) => length >= Math.min(first, longest) && length <= last,
    );
    const rows = await Promise.all(
      lengths.map((length) =>
        load(`vocabulary/${length}`, (alike) =>
          checked(alike, isCounted).map(([term, sections, ...words]) => ({
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

  return { posting, beginning, places, vocabulary, cost };
}
