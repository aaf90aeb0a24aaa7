/** Finds where words stand one after another, by their places among all words of a field. */

import { placeIn } from "./scores.js";

/**
 * @typedef {object} Standing where one word of a phrase stands
 * @property {number} at which word of the phrase it is, from 0
 * @property {Int32Array[]} places for each field, in ascending order
 * @property {Int32Array[]} refs for each field, the section of each place
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
    rarest.places[field].forEach((place, number) => {
      const ref = rarest.refs[field][number];
      if (others.every((other) => standsAt(other, field, place + other.at - rarest.at, ref))) found.add(ref);
    });
  }
  return found;
}

function standsAt({ places, refs }, field, place, ref) {
  const number = placeIn(places[field], place);
  return number >= 0 && refs[field][number] === ref;
}

/**
 * Choose, of the places of all words that come to one term, those of one word.
 *
 * @param {{forms: string[], fields: Int32Array[][]}} placed for each field the places of each form
 * @param {string} word
 * @param {(field: number) => Int32Array} sectionsOf the section of each place, those of all forms in order
 * @param {number} at
 * @returns {Standing|null} null if the word is not among the forms
 */
export function standing({ forms, fields }, word, sectionsOf, at) {
  const form = forms.indexOf(word);
  if (form < 0) return null;
  return {
    at,
    places: fields.map((places) => places[form]),
    refs: fields.map((places, field) => {
      const all = Int32Array.from(places.flatMap((each) => [...each])).sort();
      return places[form].map((place) => sectionsOf(field)[placeIn(all, place)]);
    }),
  };
}
