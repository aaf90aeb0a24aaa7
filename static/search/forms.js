/** The other ways to write a word, which are no more different than "promise" and "promises". */

import { otherMonths, otherShares, otherSums } from "./quantities.js";

/** "T.A.S." as it is folded. */
const DOTTED = /^\p{L}(?:\.\p{L})+$/u;

/** Of longer words only those are often written as one that begin so. */
const COMPOUND = /^(?:[a-z]{3,7} [a-z]{3,7}|(?:anti|co|cyber|inter|multi|non|over|post|pre|re|self|semi|sub|under) [a-z]{3,})$/u;

/** Words that are written short as often as long, and plurals with a stem of their own. */
const OTHER_FORMS = [
  ["councillor", "cllr"],
  ["councillors", "cllrs"],
  ["alderman", "ald"],
  ["department", "dept"],
  ["government", "govt"],
  ["woman", "women"],
  ["man", "men"],
  ["knife", "knives"],
  ["wife", "wives"],
  ["tooth", "teeth"],
  ["foot", "feet"],
  ["crisis", "crises"],
  ["criterion", "criteria"],
];

/**
 * Give the other ways to write a word of a question.
 *
 * @param {string} word folded
 * @param {string[]} sequence all words of the question
 * @param {import('./quantities.js').DateWords[]} dates among them
 * @returns {string[]}
 */
export function otherWays(word, sequence, dates) {
  const month = dates.some((date) => date.month === word) ? otherMonths(word) : [];
  const short = OTHER_FORMS.find((forms) => forms.includes(word))?.filter((form) => form !== word) ?? [];
  const letters = DOTTED.test(word) ? [word.replaceAll(".", "")] : [];
  const written = [...letters, ...otherSums(word), ...otherShares(word)];
  return [...written, ...month, ...short, ...joinedWith(word, sequence)];
}

/** Two short words that stand side by side may be written as one: "case load". */
function joinedWith(word, sequence) {
  const place = sequence.indexOf(word);
  const [before, after] = [sequence[place - 1] ?? "", sequence[place + 1] ?? ""];
  return [`${before} ${word}`, `${word} ${after}`]
    .filter((pair) => COMPOUND.test(pair))
    .map((pair) => pair.replace(" ", ""));
}
