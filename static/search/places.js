/** Finds where words stand one after another, by their places among all words of a field. */

import { placeIn } from "./scores.js";

/**
 * @typedef {object} Standing where one word of a phrase stands
 * @property {number} at which word of the phrase it is, from 0
 * @property {Int32Array[]} places for each field, in ascending order
 * @property {(field: number, place: number) => number} sectionOf
 */

/**
 * Find the sections in which the words stand as far from each other as in the phrase.
 *
 * @param {Standing[]} words
 * @returns {Set<number>}
 */
export function together(words) {
  const found = new Set();
  for (const field of words[0].places.keys()) {
    const [rarest, ...others] = [...words].sort(
      (one, other) => one.places[field].length - other.places[field].length,
    );
    for (const place of rarest.places[field]) {
      const begin = place - rarest.at;
      if (!others.every(({ places, at }) => placeIn(places[field], begin + at) >= 0)) continue;
      const ref = rarest.sectionOf(field, place);
      // All sections are one long row: what stands beside each other may be of two.
      if (others.every(({ sectionOf, at }) => sectionOf(field, begin + at) === ref)) found.add(ref);
    }
  }
  return found;
}

/**
 * Choose, of the places of all words that come to one term, those of one word.
 *
 * @param {{forms: string[], fields: Int32Array[][], beside: Int32Array[][]|null}} placed for each field the places of each
 *   form, and the common words beside them
 * @param {string} word
 * @param {(number|null)[]} between the common words, by their numbers, that must stand before and after it
 * @param {(field: number) => Int32Array} sectionsOf the section of each place, those of all forms in order
 * @param {number} at
 * @returns {Standing|null} null if the word is not among the forms
 */
export function standing({ forms, fields, beside }, word, between, sectionsOf, at) {
  const form = forms.indexOf(word);
  if (form < 0) return null;
  const all = fields.map(() => null);
  return {
    at,
    places: fields.map((places, field) =>
      beside ? places[form].filter((_, place) => isBetween(beside[field][form], place, between)) : places[form],
    ),
    sectionOf: (field, place) => sectionsOf(field)[placeIn((all[field] ??= merged(fields[field])), place)],
  };
}

function isBetween(beside, place, between) {
  return between.every((word, side) => word === null || beside[2 * place + side] === word);
}

function merged(places) {
  if (places.length === 1) return places[0];
  const all = new Int32Array(places.reduce((size, { length }) => size + length, 0));
  places.reduce((at, each) => {
    all.set(each, at);
    return at + each.length;
  }, 0);
  return all.sort();
}
