/**
 * Puts what was found in its order: first by what is known of all sections, then, for the best, by their words.
 */

import { FEW, MANY_WORDS, NEAREST, TIERS, createWorth, worthOfShare } from "./ranking.js";

const PRECISION = 1000;
const MOST = 9_999;

/**
 * @typedef {object} Ordered
 * @property {'all'|'nearest'|'none'} how all: the first have every word; nearest: as many words as can be
 * @property {Int32Array} refs best first
 * @property {number} whole how many of them have every word
 * @property {Float64Array} scores by ref
 * @property {Uint8Array} tiers by ref
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
  const required = question.required.reduce((bits, must, word) => (must ? bits | (1 << word) : bits), 0);
  const worth = createWorth(facts, question.days);
  const refs = matches.refs.filter(fits);
  const isWhole = (ref) => (has[ref] & required) === required;
  const whole = refs.reduce((count, ref) => count + (isWhole(ref) ? 1 : 0), 0);
  const least = NEAREST * refs.reduce((most, ref) => Math.max(most, share[ref]), 0);
  const widened = whole < FEW && question.words.length >= MANY_WORDS && !question.phrases.length;
  const kept = whole && !widened ? refs.filter(isWhole) : refs.filter((ref) => isWhole(ref) || share[ref] >= least);

  const [scores, tiers] = [new Float64Array(facts.kind.length), new Uint8Array(facts.kind.length)];
  for (const ref of kept) {
    scores[ref] = score[ref] * worth(ref) * worthOfShare(share[ref]);
    tiers[ref] = tierOf(facts.standing[ref], isWhole(ref), byMeaning[ref]);
  }
  return {
    how: whole ? "all" : kept.length ? "nearest" : "none",
    refs: inOrder(kept, (ref) => tiers[ref] * (MOST + 1) + Math.min(MOST, scores[ref])),
    whole,
    scores,
    tiers,
  };
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
 * @param {(ref: number) => number} key at most some tens of thousands, of which three decimals count
 */
export function inOrder(refs, key) {
  const base = 2 ** Math.ceil(Math.log2(Math.max(2, ...tail(refs)) + 1));
  const keys = Float64Array.from(refs, (ref) => Math.round(key(ref) * PRECISION) * base + (base - 1 - ref));
  keys.sort();
  return Int32Array.from(refs, (_, place) => base - 1 - (keys[keys.length - 1 - place] % base));
}

/** The largest ref: refs come in ascending order. */
function tail(refs) {
  return refs.length ? [refs[refs.length - 1]] : [];
}

/**
 * Order sections by date.
 *
 * @param {Ordered} found
 * @param {import('./index.js').Facts} facts
 * @param {'newest'|'oldest'} sort
 */
export function byDay({ refs, tiers }, facts, sort) {
  const sign = sort === "newest" ? 1 : -1;
  const undated = sort === "newest" ? 0 : 99_999_999;
  const keyOf = (ref) => [tiers[ref] === TIERS.standing ? 1 : 0, -sign * (facts.day[ref] || undated)];
  const place = new Map(Array.from(refs, (ref, at) => [ref, at]));
  return refs.slice().sort((one, other) => {
    const [[ourTier, ours], [theirTier, theirs]] = [keyOf(one), keyOf(other)];
    return ourTier - theirTier || ours - theirs || place.get(one) - place.get(other);
  });
}
