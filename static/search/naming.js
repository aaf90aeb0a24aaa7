/** Knows when a question is a name: of a person, in any of its spellings, a term of the glossary, or a meeting. */

import { createCapitals } from "./capitals.js";
import { datesIn } from "./quantities.js";
import { distance } from "./spelling.js";

const PERSON = "person";
const TERM = "glossary term";
const MEETING = "meeting";
const MOST_STEMS = 6;
const MOST_NAMED = 3;
const MOST_WORDS = 12;
// From this length on a letter of a name may be another, from the next on two: Sara and Sarah.
const ONE_WRONG = 4;
const TWO_WRONG = 8;
/** What a name is asked for with: "what does LAC mean?", "who is Ana Bell?" */
const ASKED_WITH = new Set(
  (
    "a abbreviation acronym an are define definition does explain for is mean meaning means of stand stands term the " +
    "was what whats who whos"
  ).split(" "),
);
const TITLES = new Set(
  "cllr councillor mr mrs ms miss dr sir dame lord lady mayor professor prof rev".split(" "),
);

/**
 * @param {import('./index.js').Index} index
 * @param {import('./text.js').Folding} folding
 * @param {(word: string) => string} stem
 */
export function createNaming(index, folding, stem) {
  const { facts } = index;
  const [person, term, meeting] = [PERSON, TERM, MEETING].map((kind) => facts.kinds.indexOf(kind));

  /** Give a name's words without titles. */
  const plain = (tokens) => {
    const rest = tokens.filter((token) => !TITLES.has(token));
    return rest.length ? rest : tokens;
  };

  /** Give the words of a question without those that it is asked with, if there are others. */
  const bare = ({ asked, sequence }) => {
    const rest = asked ? sequence.filter((token) => !ASKED_WITH.has(token)) : sequence;
    return rest.length ? rest : sequence;
  };

  const plainOf = (text) => plain(folding.allTokens(text));

  /** Whether a name is just what was asked; one word alone is no office. */
  const isCalled = ({ ref, name, isOffice }, asked) =>
    facts.kind[ref] === person
      ? (!isOffice || asked.length > 1) && isName(plainOf(name), asked)
      : folding.fold(name) === asked.join(" ");

  /** Whether somebody has the office that was asked for, and no other: its words, then any of its body's. */
  const holds = ({ ref, name, isOffice }, asked) => {
    const [own, body] = [name.replace(/,.*$/u, ""), name].map(folding.tokens);
    const isOwn = own.length > 0 && own.every((word, place) => stem(word) === stem(asked[place] ?? ""));
    return isOffice && facts.kind[ref] === person && isOwn && asked.slice(own.length).every((word) => body.includes(word));
  };

  /** Give the stems of the last telling word, and of the words that were found for it: a misspelt name is one. */
  const lastStems = ({ words }, layers, last) => {
    const own = stem(last);
    const found = (layers[words.indexOf(last)] ?? []).flatMap(({ terms }) => terms);
    const like = found.filter((other) => distance(other, own, 2) <= 2);
    return [...new Set([own, ...like])].slice(0, MOST_STEMS);
  };

  /** A body and a day are the name of a meeting. */
  const meetingsOf = (order, { sequence, common, days: [day], filters, without }) => {
    const [date, ...others] = datesIn(sequence);
    if (!date || others.length || !(day % 100) || filters.length || without.length) return [];
    const rest = sequence.filter(
      (word, at) => (at < date.from || at >= date.to) && word !== MEETING && !common.includes(word),
    );
    const ofBody = facts.bodies.map((body) => {
      const own = folding.allTokens(body ?? "");
      return rest.length > 0 && rest.every((word) => own.includes(word));
    });
    return Array.from(order).filter(
      (ref) => facts.kind[ref] === meeting && facts.day[ref] === day && ofBody[facts.body[ref]],
    );
  };

  /**
   * Give the people and terms whose name is all that was asked.
   *
   * @param {import('./question.js').Question} question
   * @param {import('./matching.js').Layer[][]} layers of its words
   * @returns {Promise<number[]>}
   */
  const called = async (question, layers) => {
    const { filters, without } = question;
    const asked = plain(bare(question));
    const last = folding.tokens(asked.join(" ")).at(-1);
    if (!last || filters.length || without.length || asked.length > MOST_WORDS) return [];
    const names = (await Promise.all(lastStems(question, layers, last).map(index.names))).flat();
    const held = question.who ? names.filter((one) => holds(one, question.words)) : [];
    const found = held.length ? held : names.filter((one) => isCalled(one, asked));
    const offices = refsOf(found.filter(({ isOffice }) => isOffice));
    // Of many who hold an office, none is meant.
    return offices.length > MOST_NAMED ? refsOf(found.filter(({ isOffice }) => !isOffice)) : refsOf(found);
  };

  /**
   * Choose what comes before everything: a meeting, or else people, and terms that are among the results.
   *
   * @param {ArrayLike<number>} order refs, best first
   * @param {import('./question.js').Question} question
   * @param {number[]} known who and what is called so
   * @returns {number[]}
   */
  const of = (order, question, known) => {
    const meetings = meetingsOf(order, question);
    const people = known.filter((ref) => facts.kind[ref] === person);
    const terms = known.filter((ref) => facts.kind[ref] === term && order.includes(ref));
    terms.sort((one, other) => order.indexOf(one) - order.indexOf(other));
    return (meetings.length ? meetings : [...people, ...terms]).slice(0, MOST_NAMED);
  };

  const surnames = new Set(facts.people.map(({ name }) => folding.allTokens(name).at(-1)));

  const inCapitals = createCapitals(index.about.synonyms ?? [], folding);

  /** Let titles and initials be missing before a name, "Cllr Gough" is "Mr R Gough"; take "HE" for the term that it is. */
  const eased = (typed) => {
    const question = inCapitals(typed);
    const { words, sequence, required } = question;
    const isAside = (token) => TITLES.has(token) || /^[a-z]$/u.test(token);
    const isBeforeName = (word) => {
      const rest = sequence.slice(sequence.indexOf(word));
      return isAside(word) && surnames.has(rest.find((token) => !isAside(token)));
    };
    const must = words.map((word, place) => required[place] && !isBeforeName(word));
    return must.some(Boolean) ? { ...question, required: must } : question;
  };

  return { called, of, eased };
}

function refsOf(names) {
  return [...new Set(names.map(({ ref }) => ref))].sort((one, other) => one - other);
}

/** Whether what was asked is a name, its last word, or that with initials or other forms of what stands before. */
function isName(name, asked) {
  const [last, ...before] = [...asked].reverse();
  if (!isLike(name.at(-1) ?? "", last)) return false;
  const given = name.slice(0, -1);
  if (!before.length) return given.length > 0;
  const first = before.pop();
  return (
    isForm(given[0] ?? "", first) &&
    before.every((other) => other.length === 1 || given.slice(1).some((own) => isForm(own, other)))
  );
}

/** Whether one given name may be the other: the same, nearly so, or its initial. */
function isForm(one, other) {
  if (!one || !other) return false;
  return one.length === 1 || other.length === 1 ? one[0] === other[0] : isLike(one, other);
}

function isLike(one, other) {
  const length = Math.min(one.length, other.length);
  const most = length < ONE_WRONG ? 0 : length < TWO_WRONG ? 1 : 2;
  return distance(one, other, most) <= most;
}
