/**
 * Puts what was found in its order: first by what is known of all sections, then, for the best, by their words.
 */

import { FEW, MANY_WORDS, NEAREST, TIERS, worthOfDay, worthOfSections, worthOfShare } from "./ranking.js";

const PRECISION = 1000;
const MOST = 9_999;
// As days are counted here: 12 months of 31 days, up to the year 9999.
const LAST_DAY = 10_000 * 372;

/**
 * @typedef {object} Ordered
 * @property {'all'|'nearest'|'none'} how all: the first have every word; nearest: as many words as can be
 * @property {Int32Array} refs best first
 * @property {Float32Array} scores by ref
 * @property {Uint8Array} tiers by ref; 0 for what was not found
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

  const worthFor = ({ latest, who }) => {
    const key = `${latest} ${who}`;
    if (!worths.has(key)) worths.set(key, worthOfSections(facts, { latest, who }));
    return worths.get(key);
  };

  const score = ({ score, share }, worth, ref, days) =>
    score[ref] * worth[ref] * worthOfShare(share[ref]) * (days.length ? worthOfDay(facts.day[ref], days) : 1);

  /**
   * @param {import('./matching.js').Matches} matches
   * @param {import('./question.js').Question} question
   * @param {((ref: number) => boolean)|null} fits whether a section has the phrases, and nothing that must not be there
   * @returns {Ordered}
   */
  return (matches, question, fits) => {
    const { has, byMeaning, share } = matches;
    const refs = fits ? matches.refs.filter(fits) : matches.refs;
    const [must, worth] = [bitsOf(question), worthFor(question)];
    let [whole, most] = [0, 0];
    for (let place = 0; place < refs.length; place += 1) {
      if ((has[refs[place]] & must) === must) whole += 1;
      most = Math.max(most, share[refs[place]]);
    }
    const many = question.words.length >= MANY_WORDS && !question.phrases.length;
    const widened = many && (question.asked || whole < FEW);
    const least = whole && !widened ? Infinity : NEAREST * most;
    const [scores, tiers, keys] = [
      new Float32Array(size),
      new Uint8Array(size),
      new Float64Array(refs.length),
    ];
    let kept = 0;
    for (let place = 0; place < refs.length; place += 1) {
      const ref = refs[place];
      const isWhole = (has[ref] & must) === must;
      if (!isWhole && !(share[ref] >= least)) continue;
      scores[ref] = score(matches, worth, ref, question.days);
      tiers[ref] = tierOf(facts.standing[ref], isWhole, byMeaning[ref], question.asked && widened);
      keys[kept] = keyOf(tiers[ref] * (MOST + 1) + Math.min(MOST, scores[ref]), ref, size);
      kept += 1;
    }
    const how = whole ? "all" : kept ? "nearest" : "none";
    return { how, refs: sorted(keys.subarray(0, kept), size), scores, tiers };
  };
}

/**
 * Give one bit for each word that a section must have.
 *
 * @param {import('./question.js').Question} question
 */
export function bitsOf({ required }) {
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
export function byDay({ refs, tiers }, { day }, sort) {
  const keys = new Float64Array(refs.length);
  for (let place = 0; place < refs.length; place += 1) {
    const ref = refs[place];
    const number =
      Math.floor(day[ref] / 10_000) * 372 + (Math.floor(day[ref] / 100) % 100) * 31 + (day[ref] % 100);
    const dated = number && (sort === "newest" ? number : LAST_DAY - number);
    const last = tiers[ref] === TIERS.standing ? 0 : LAST_DAY;
    keys[place] = keyOf(last + dated + 1 - place / refs.length, ref, day.length);
  }
  return sorted(keys, day.length);
}
