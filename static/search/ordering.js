/**
 * Puts what was found in its order: first by what is known of all sections, then, for the best, by their words.
 */

import { FEW, MANY_WORDS, NEAREST, TIERS, createWorth, worthOfShare } from "./ranking.js";

const PRECISION = 1000;
const MOST = 9_999;
// As days are counted here: 12 months of 31 days, up to the year 9999.
const LAST_DAY = 10_000 * 372;

/**
 * @typedef {object} Ordered
 * @property {'all'|'nearest'|'none'} how all: the first have every word; nearest: as many words as can be
 * @property {Int32Array} refs best first
 * @property {number} whole how many of them have every word
 * @property {Float64Array} scores by ref
 * @property {Uint8Array} tiers by ref; 0 for what was not found
 */

/**
 * Order the sections that have any of the words.
 *
 * @param {import('./matching.js').Matches} matches
 * @param {import('./question.js').Question} question
 * @param {(ref: number) => boolean} fits whether a section has the phrases, and nothing that must not be there
 * @param {import('./index.js').Facts} facts
 * @returns {Ordered}
 */
export function ordered(matches, question, fits, facts) {
  const { has, byMeaning, score, share } = matches;
  const worth = createWorth(facts, question.days);
  const refs = matches.refs.filter(fits);
  const isWhole = (ref) => hasAll(has[ref], question);
  const whole = refs.reduce((count, ref) => count + (isWhole(ref) ? 1 : 0), 0);
  const least = NEAREST * refs.reduce((most, ref) => Math.max(most, share[ref]), 0);
  const widened = question.words.length >= MANY_WORDS && !question.phrases.length && (question.asked || whole < FEW);
  const kept = whole && !widened ? refs.filter(isWhole) : refs.filter((ref) => isWhole(ref) || share[ref] >= least);

  const [scores, tiers] = [new Float64Array(facts.kind.length), new Uint8Array(facts.kind.length)];
  for (const ref of kept) {
    scores[ref] = score[ref] * worth(ref) * worthOfShare(share[ref]);
    tiers[ref] = tierOf(facts.standing[ref], isWhole(ref) || (question.asked && widened), byMeaning[ref]);
  }
  return {
    how: whole ? "all" : kept.length ? "nearest" : "none",
    refs: inOrder(kept, facts.kind.length, (ref) => tiers[ref] * (MOST + 1) + Math.min(MOST, scores[ref])),
    whole,
    scores,
    tiers,
  };
}

/**
 * Whether a section has all words that it must have.
 *
 * @param {number} has one bit for each word that it has
 * @param {import('./question.js').Question} question
 */
export function hasAll(has, { required }) {
  return required.every((must, word) => !must || has & (1 << word));
}

function tierOf(standing, whole, byMeaning) {
  if (standing) return TIERS.standing;
  if (!whole) return TIERS.some;
  return byMeaning ? TIERS.synonym : TIERS.whole;
}

/**
 * Order sections by a number, the largest first, and what is equal by ref.
 *
 * Numbers are sorted without a comparison of our own, since that takes a tenth of the time: each is a key that
 * holds the ref in its last places.
 *
 * @param {ArrayLike<number>} refs
 * @param {number} size all refs are below it
 * @param {(ref: number, place: number) => number} key at most some millions, of which three decimals count
 */
function inOrder(refs, size, key) {
  const keys = Float64Array.from(refs, (ref, place) => Math.round(key(ref, place) * PRECISION) * size + size - 1 - ref);
  keys.sort();
  return Int32Array.from(refs, (_, place) => size - 1 - (keys[keys.length - 1 - place] % size));
}

/**
 * Order sections by date, those of one day as they were, those without a date and standing notices last.
 *
 * @param {Ordered} found
 * @param {import('./index.js').Facts} facts
 * @param {'newest'|'oldest'} sort
 */
export function byDay({ refs, tiers }, facts, sort) {
  const dayOf = (day) => Math.floor(day / 10_000) * 372 + (Math.floor(day / 100) % 100) * 31 + (day % 100);
  const sorted = (day) => (sort === "newest" ? dayOf(day) : LAST_DAY - dayOf(day));
  return inOrder(refs, facts.day.length, (ref, place) => {
    const dated = facts.day[ref] ? sorted(facts.day[ref]) : 0;
    return (tiers[ref] === TIERS.standing ? 0 : LAST_DAY) + dated + 1 - place / refs.length;
  });
}
