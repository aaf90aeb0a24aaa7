/** Finds where words stand one after another, by their places among all words of a field. */

import { numbers, rising } from "./codes.js";
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
 * @typedef {object} Placed where the words that come to one term stand
 * @property {string[]} forms these words
 * @property {(field: number) => Int32Array} in the places of all of them, in ascending order
 * @property {(field: number, at: number) => number} formAt the number of the form at a place, told by which it is
 * @property {(field: number, at: number) => [number, number]} [around] the numbers of the common words before and after
 *   it; 0 for others
 * @property {(beside: string[]) => Placed} with the same with what stands beside the places
 */

/**
 * Read where a term stands, as archive/search/parts.py writes it; a field when it is asked for.
 *
 * @param {string} term
 * @param {string[]} forms of it, if it is not the only one
 * @param {string[]} places by field, coded
 * @param {string[]} formsOfPlaces by field, coded; nothing where all are the first
 * @returns {Placed}
 */
export function createPlaced(term, forms, places, formsOfPlaces) {
  const kept = places.map(() => ({ at: null, forms: null }));
  const placed = {
    forms: forms.length ? forms : [term],
    in: (field) => (kept[field].at ??= rising(places[field])),
    formAt: (field, at) => (formsOfPlaces[field] ? (kept[field].forms ??= numbers(formsOfPlaces[field]))[at] : 0),
  };
  const having = (beside) => {
    const pairs = beside.map(() => null);
    const around = (field, at) => {
      pairs[field] ??= numbers(beside[field]);
      return [pairs[field][2 * at], pairs[field][2 * at + 1]];
    };
    return { ...placed, around };
  };
  let known = null;
  return { ...placed, with: (beside) => (known ??= having(beside)) };
}

/**
 * Choose, of the places of all words that come to one term, those of one word.
 *
 * @param {Placed} placed
 * @param {string} word
 * @param {(number|null)[]} between the common words, by their numbers, that must stand before and after it
 * @param {(field: number) => Int32Array} sectionsOf the section of each place
 * @param {number} at
 * @param {number} fields how many there are
 * @returns {Standing|null} null if the word is not among the forms
 */
export function standing(placed, word, between, sectionsOf, at, fields) {
  const form = placed.forms.indexOf(word);
  if (form < 0) return null;
  const isAlone = placed.forms.length === 1 && !placed.around;
  const fits = (field, place) =>
    placed.formAt(field, place) === form && (!placed.around || isBetween(placed.around(field, place), between));
  return {
    at,
    places: Array.from({ length: fields }, (_, field) =>
      isAlone ? placed.in(field) : placed.in(field).filter((_, place) => fits(field, place)),
    ),
    sectionOf: (field, place) => sectionsOf(field)[placeIn(placed.in(field), place)],
  };
}

function isBetween(beside, between) {
  return between.every((word, side) => word === null || beside[side] === word);
}
