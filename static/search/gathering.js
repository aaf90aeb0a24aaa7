/**
 * Adds up in which ways sections have the words of a question.
 *
 * Sections are numbers and what is known of them stands in typed arrays: an archive has tens of thousands, and a
 * common word is in a third of them.
 */

import { FORMS, rarity } from "./ranking.js";

/**
 * @typedef {object} Matches the sections that have any word; in each array the same place is that of the same section
 * @property {Int32Array} refs in ascending order
 * @property {Float32Array} score sum of its words' scores, each in its best form
 * @property {Float32Array} share of all that was asked, by rarity: 0…1
 * @property {Uint16Array} has one bit for each word
 * @property {Uint16Array} byMeaning one bit for each word that it has by its meaning only
 */

/**
 * Make the function that adds up. What it adds up in is made once: to have a megabyte of noughts made anew at each
 * key takes longer than all else where few sections have the words.
 *
 * @param {number} size how many sections there are
 * @returns {(words: import('./matching.js').Layer[][], weights: number[]) => Matches}
 */
export function createGathering(size) {
  const [score, share, best] = Array.from({ length: 3 }, () => new Float32Array(size));
  const [has, byMeaning] = Array.from({ length: 2 }, () => new Uint16Array(size));
  const met = new Int32Array(size);

  const add = ({ form, refs, scores }, bit, portion) => {
    const [worth, isMeaning] = [FORMS[form], form === "synonym"];
    for (let place = 0; place < refs.length; place += 1) {
      const ref = refs[place];
      if (!(has[ref] & bit)) {
        has[ref] |= bit;
        share[ref] += portion;
        if (isMeaning) byMeaning[ref] |= bit;
      } else if (!isMeaning) byMeaning[ref] &= ~bit;
      const value = scores[place] * worth;
      if (value > best[ref]) {
        score[ref] += value - best[ref];
        best[ref] = value;
      }
    }
  };

  /** Give what was added up of the sections that have any word, and clean up. */
  const taken = () => {
    let count = 0;
    for (let ref = 0; ref < size; ref += 1) if (has[ref]) met[count++] = ref;
    const matches = { refs: met.slice(0, count), ...columns(count) };
    for (let place = 0; place < count; place += 1) {
      const ref = met[place];
      matches.score[place] = score[ref];
      matches.share[place] = share[ref];
      matches.has[place] = has[ref];
      matches.byMeaning[place] = byMeaning[ref];
      score[ref] = share[ref] = has[ref] = byMeaning[ref] = 0;
    }
    return matches;
  };

  return (words, weights) => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    words.forEach((layers, word) => {
      for (const layer of layers) add(layer, 1 << word, weights[word] / whole);
      for (const { refs } of layers) for (let place = 0; place < refs.length; place += 1) best[refs[place]] = 0;
    });
    return taken();
  };
}

/**
 * Say how much each word counts among the words of a question.
 *
 * @param {import('./matching.js').Layer[][]} words
 * @param {number} size how many sections there are
 * @returns {number[]} the rarer, the more
 */
export function weightsOf(words, size) {
  return words.map((layers) => rarity(countOf(layers), size));
}

/** Sections that have a word in any way; those of the largest layer stand for all where layers are many. */
function countOf(layers) {
  return layers.reduce((most, { refs }) => Math.max(most, refs.length), 0);
}

/**
 * What a search finds that asks with filters alone.
 *
 * @param {number} size
 * @returns {Matches}
 */
export function everything(size) {
  const matches = { refs: Int32Array.from({ length: size }, (_, ref) => ref), ...columns(size) };
  matches.score.fill(1);
  matches.share.fill(1);
  return matches;
}

/**
 * Keep the sections that fit.
 *
 * @param {Matches} matches
 * @param {(ref: number) => boolean} fits
 * @returns {Matches}
 */
export function fitting(matches, fits) {
  const fit = new Uint8Array(matches.refs.length);
  for (let place = 0; place < fit.length; place += 1) fit[place] = fits(matches.refs[place]) ? 1 : 0;
  const kept = Object.entries(matches).map(([name, column]) => [name, column.filter((_, place) => fit[place])]);
  return Object.fromEntries(kept);
}

function columns(length) {
  return {
    score: new Float32Array(length),
    share: new Float32Array(length),
    has: new Uint16Array(length),
    byMeaning: new Uint16Array(length),
  };
}
