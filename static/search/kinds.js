/**
 * Knows the words that name a kind of section: who asks for "decisions" wants those, in whatever words they stand.
 * A section of a kind is taken to have the words that name the kind; that costs no file of the index.
 */

import { rarity } from "./ranking.js";

const NAMING = new Map(
  Object.entries({
    decision: "decision decisions decided agreed actions resolved resolution resolutions",
    letter: "letter letters",
    recommendation: "recommendations",
    meeting: "meetings",
    "agenda item": "agenda agendas",
    vote: "vote votes voted voting",
    figure: "figure figures statistic statistics",
  }).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind])),
);
/** What is of the kind comes before the best that only has the word, unless its title says what it is. */
const OF_KIND = 1.3;
const TITLED = { letter: 0.8, recommendation: 1 };
/** "Decision making" is another matter. */
const MAKING = new Set(["maker", "makers", "making"]);

/**
 * @param {import('./facts.js').Facts} facts
 */
export function createKinds(facts) {
  const known = new Map();

  const sectionsOf = (kind) => {
    if (!known.has(kind)) {
      const number = facts.kinds.indexOf(kind);
      known.set(kind, Int32Array.from(facts.kind.keys()).filter((ref) => facts.kind[ref] === number));
    }
    return known.get(kind);
  };

  /** Give the kind that each word of a question names, or none; "how many decisions" asks for a number. */
  const named = ({ words, sequence, phrases }) =>
    words.map((word) => {
      if (sequence[1] === "many") return undefined;
      const isQuoted = phrases.some((tokens) => tokens.includes(word));
      return isQuoted || MAKING.has(sequence[sequence.indexOf(word) + 1]) ? undefined : NAMING.get(word);
    });

  /**
   * Put under each word that names a kind the sections of that kind, a little above the best that has the word.
   *
   * @param {import('./question.js').Question} question
   * @param {import('./matching.js').Layer[][]} layers of its words
   */
  const layersWith = (question, layers) => {
    const kinds = named(question);
    return layers.map((some, word) => {
      const refs = sectionsOf(kinds[word]);
      if (!refs.length) return some;
      const best = some.reduce((most, { scores }) => scores.reduce((one, other) => Math.max(one, other), most), 0);
      const score = (TITLED[kinds[word]] ?? OF_KIND) * best || rarity(refs.length, facts.kind.length);
      return [...some, { form: "word", refs, scores: new Float64Array(refs.length).fill(score), terms: [] }];
    });
  };

  /** How much of a question, by the weights of its words, is the name of a section's kind: 0…1. */
  const shareIn = (question, weights) => {
    const kinds = named(question);
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    return (ref) =>
      kinds.reduce((sum, kind, word) => sum + (kind === facts.kinds[facts.kind[ref]] ? weights[word] : 0), 0) / whole;
  };

  return { layersWith, shareIn };
}
