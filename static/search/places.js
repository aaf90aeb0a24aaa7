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
    const stand = others.map(({ places, at }) => ({ places: places[field], at }));
    for (const place of rarest.places[field]) {
      const begin = place - rarest.at;
      if (!stand.every(({ places, at }) => placeIn(places, begin + at) >= 0)) continue;
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
 * @property {(field: number) => Int32Array|null} formsIn the number of the form at each of them; null where all are the first
 * @property {(field: number) => Int32Array} [besideIn] the numbers of the common words before and after each; 0 for others
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
  const inFields = (coded, read) => {
    const kept = coded.map(() => null);
    return (field) => (kept[field] ??= read(coded[field]));
  };
  const placed = {
    forms: forms.length ? forms : [term],
    in: inFields(places, rising),
    formsIn: inFields(formsOfPlaces, (coded) => (coded ? numbers(coded) : null)),
  };
  let known = null;
  return { ...placed, with: (beside) => (known ??= { ...placed, besideIn: inFields(beside, numbers) }) };
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
  return {
    at,
    places: Array.from({ length: fields }, (_, field) => ofForm(placed, field, form, between)),
    sectionOf: (field, place) => sectionsOf(field)[placeIn(placed.in(field), place)],
  };
}

/** Give the places of one form that stand between these common words; there may be tens of thousands. */
function ofForm(placed, field, form, [before, after]) {
  const [places, forms, beside] = [placed.in(field), placed.formsIn(field), placed.besideIn?.(field)];
  if (!forms && !beside) return form ? places.slice(0, 0) : places;
  const chosen = new Int32Array(places.length);
  let count = 0;
  for (let at = 0; at < places.length; at += 1) {
    if ((forms?.[at] ?? 0) !== form) continue;
    if (beside && before !== null && beside[2 * at] !== before) continue;
    if (beside && after !== null && beside[2 * at + 1] !== after) continue;
    chosen[count++] = places[at];
  }
  return chosen.slice(0, count);
}
