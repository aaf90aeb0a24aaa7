/**
 * Puts what was found in its order: first by what is known of all sections, then, for the best, by their words.
 */

import { FEW, MANY_WORDS, NEAREST, TIERS, worthOfDay, worthOfSections, worthOfShare } from "./ranking.js";
import { placeIn } from "./scores.js";

const PRECISION = 1000;
const MOST = 9_999;
// As days are counted here: 12 months of 31 days, up to the year 9999.
const LAST_DAY = 10_000 * 372;

/**
 * @typedef {object} Ordered
 * @property {'all'|'nearest'|'none'} how all: the first have every word; nearest: as many words as can be
 * @property {Int32Array} refs best first
 * @property {(ref: number) => number} scoreOf what one of them is worth
 * @property {(ref: number) => number} tierOf which of TIERS it is in; 0 for what was not found
 * @property {(refs: Int32Array) => number} wholeOf how many, of those that were found, have every word
 */

/**
 * Make the function that orders the sections that have any of the words.
 *
 * It goes through tens of thousands of sections at each key that is pressed, hence the plain loops.
 *
 * @param {import('./index.js').Facts} facts
 */
export function createOrdering(facts) {
  const size = facts.kind.length;
  const worths = new Map();
  // Made once, as what is added up in gathering.js.
  const keys = new Float64Array(size);

  const worthFor = ({ latest, who }) => {
    const key = `${latest} ${who}`;
    if (!worths.has(key)) worths.set(key, worthOfSections(facts, { latest, who }));
    return worths.get(key);
  };

  /** Make what judges each of the sections that have any of the words, told by its place among these. */
  const createJudging = ({ refs, score, share, has, byMeaning }, question) => {
    const [must, worth, { days }] = [bitsOf(question), worthFor(question), question];
    const isWhole = (place) => (has[place] & must) === must;
    let [whole, most] = [0, 0];
    for (let place = 0; place < refs.length; place += 1) {
      if (isWhole(place)) whole += 1;
      most = Math.max(most, share[place]);
    }
    const many = question.words.length >= MANY_WORDS && !question.phrases.length;
    const widened = many && (question.asked || whole < FEW);
    const least = whole && !widened ? Infinity : NEAREST * most;
    const tier = (place) => {
      if (!isWhole(place) && !(share[place] >= least)) return 0;
      return tierOf(facts.standing[refs[place]], isWhole(place), byMeaning[place], question.asked && widened);
    };
    const scoreAt = (place) => {
      const known = score[place] * worth[refs[place]] * worthOfShare(share[place]);
      return days.length ? known * worthOfDay(facts.day[refs[place]], days) : known;
    };
    return { whole, isWhole, tier, scoreAt };
  };

  /**
   * @param {import('./gathering.js').Matches} matches
   * @param {import('./question.js').Question} question
   * @returns {Ordered}
   */
  return (matches, question) => {
    const { refs } = matches;
    const { whole, isWhole, tier, scoreAt } = createJudging(matches, question);
    let kept = 0;
    for (let place = 0; place < refs.length; place += 1) {
      const first = tier(place);
      if (first) keys[kept++] = keyOf(first * (MOST + 1) + Math.min(MOST, scoreAt(place)), refs[place], size);
    }
    const of = (judge) => (ref) => {
      const place = placeIn(refs, ref);
      return place < 0 ? 0 : judge(place);
    };
    return {
      how: whole ? "all" : kept ? "nearest" : "none",
      refs: sorted(keys.subarray(0, kept), size),
      scoreOf: of(scoreAt),
      tierOf: of(tier),
      // Most often all that was found has every word, and nothing needs to be looked up.
      wholeOf: (found) => (kept === whole ? found.length : found.filter(of(isWhole)).length),
    };
  };
}

/**
 * Give one bit for each word that a section must have.
 *
 * @param {import('./question.js').Question} question
 */
function bitsOf({ required }) {
  return required.reduce((bits, must, word) => (must ? bits | (1 << word) : bits), 0);
}

/** Sections that answer a question asked in plain English are told apart by their scores alone. */
function tierOf(standing, whole, byMeaning, together) {
  if (standing) return TIERS.standing;
  if (together) return TIERS.whole;
  if (!whole) return TIERS.some;
  return byMeaning ? TIERS.synonym : TIERS.whole;
}

/**
 * Make one number of a section's worth, of which three decimals count, and its ref: numbers are sorted without a
 * comparison of our own, since that takes a tenth of the time.
 */
function keyOf(worth, ref, size) {
  return Math.round(worth * PRECISION) * size + (size - 1 - ref);
}

/** Give the refs of keys, the largest key first. */
function sorted(keys, size) {
  keys.sort();
  const refs = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1)
    refs[place] = size - 1 - (keys[keys.length - 1 - place] % size);
  return refs;
}

/**
 * Order sections by date, those of one day as they were, those without a date and standing notices last.
 *
 * @param {Ordered} found
 * @param {import('./index.js').Facts} facts
 * @param {'newest'|'oldest'} sort
 */
export function byDay({ refs }, { day, standing }, sort) {
  const keys = new Float64Array(refs.length);
  for (let place = 0; place < refs.length; place += 1) {
    const ref = refs[place];
    const number =
      Math.floor(day[ref] / 10_000) * 372 + (Math.floor(day[ref] / 100) % 100) * 31 + (day[ref] % 100);
    const dated = number && (sort === "newest" ? number : LAST_DAY - number);
    const last = standing[ref] ? 0 : LAST_DAY;
    keys[place] = keyOf(last + dated + 1 - place / refs.length, ref, day.length);
  }
  return sorted(keys, day.length);
}
