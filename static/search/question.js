/**
 * Understands what was typed: words, "exact phrases", -without, and filters such as type:minute.
 *
 * Nothing of it is Lunr's query language: what a reader types can neither be mistaken for an operator of Lunr's nor
 * make a costly pattern.
 */

import { otherWays } from "./forms.js";
import { datesIn, yearsIn } from "./quantities.js";
import { distance } from "./spelling.js";

const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** The filters that can be typed, by all the names they have. */
const FILTERS = {
  type: "type",
  types: "type",
  kind: "type",
  year: "year",
  years: "year",
  body: "body",
  bodies: "body",
  committee: "body",
  person: "person",
  people: "person",
  councillor: "person",
};

const VALUE = `(?:["“”][^"“”]*["“”]?|[^\\s,"“”]+)`;
const PART = new RegExp(
  '(?<minus>(?<!\\S)[-−–](?=["“\\p{L}\\p{N}£]))?' +
    `(?:(?<filter>${Object.keys(FILTERS).join("|")}):\\s?(?<values>${VALUE}(?:,${VALUE})*)` +
    // the end of a phrase may not have been typed yet
    '|["“”](?<phrase>[^"“”]*)(?:["“”]|$)|(?<word>[^\\s"“”]+))',
  "giu",
);

/** What may be meant for a filter: "typ:minute", but not "Note:this" or an address. */
const NAMED = /(?<!\S)(?<name>[a-z]{3,12}):(?=[^\s/])/gu;
const MOST_WRONG = 1;

/** What a question is asked with, beside what it asks for: it is not looked for, nor marked. */
const ASKING = new Set(
  (
    "about abbreviation acronym agree agreed any anyone anything around ask asked asks best conclude concluded decide decided decides define definition " +
    "discuss discussed done else ever exactly explain explained find found gave get gets " +
    "getting give given gives going got happen happened happening happens kind know known " +
    "look looking made make makes making many me mean meaning means most much often people please question questions " +
    "reason reasons said saying says see seen should show shows stand stands tell things think using want wanted"
  ).split(" "),
);
/** What joins words and is rarer than those that are not looked for at all. */
const JOINING = new Set("am among during since until whether".split(" "));
const BEGINS_QUESTION =
  "who whom whose what when where why which how is are was were did do does has have had can could should will would " +
  "tell show find meaning definition define explain";
const QUESTION = new RegExp(`^\\s*(?:${BEGINS_QUESTION.replaceAll(" ", "|")})\\b|(?:\\?|\\b(?:meaning|definition))\\s*$`, "iu");

/** Who asks so is helped by what says that it is a number. */
const HOW_MANY = /^\s*how many\b/iu;
const NUMBER = "number";

/** Who says so wants the newest; the first two say nothing else. */
const LATEST = /^(?:latest|newest|recent|recently|current|currently|now|next|upcoming|today)$/u;
const LATEST_ONLY = /^(?:latest|newest)$/u;
const MOST_RECENT = /(?<!\S)most recent(?!\S)/u;

/** "safe*" */
const STAR = /[\p{L}\p{N}]\*/u;

const WHO = /^(?:who|whom|whose)$/u;

/** "Q and A", "A & E" at the beginning; in "plans A and B" they are two. */
const LETTERS = /^\s*([a-z])\s+(?:&|and)\s+([a-z])(?!\S)/iu;

const SHARE = /(?<!\S)per cent(?!\S)/u;

/**
 * @typedef {object} Compound words that are meant only where they stand so, one after another
 * @property {number[]} words their places among the question's words
 * @property {string[]} tokens folded
 * @property {boolean} [isListed] whether its words are meant in no other way, though nothing has it
 */

/**
 * @typedef {object} TypedFilter
 * @property {'type'|'year'|'body'|'person'} name
 * @property {string} typed its value as typed
 * @property {boolean} [without] whether what has the value is left out
 */

/**
 * @typedef {object} Question
 * @property {string[]} words what is looked for, folded, each once
 * @property {string[][]} alike for each word the other ways to write it
 * @property {boolean} asked whether it is a question in plain English
 * @property {boolean[]} required for each word whether a section must have it
 * @property {boolean[]} inCapitals for each word whether it was typed in capitals
 * @property {string[][]} phrases what was put in quotation marks, folded, with its common words; a word alone is
 *   meant in this form only
 * @property {Compound[]} compounds "call-in", "1 in 5", "2021/22"
 * @property {number[]} quoted the words that stand in quotation marks only
 * @property {string[][]} without words and phrases that must not be there
 * @property {string[]} common words too common to be looked for
 * @property {string[]} left words beyond the most that are looked for
 * @property {TypedFilter[]} filters
 * @property {{typed: string, meant: string|null}[]} names of filters that there are not, and which of them were taken for
 * @property {string[]} commands what elsewhere is a command and here a word: "NOT", "OR", "*"
 * @property {string[]} sequence all words in their order, the common ones too
 * @property {string[]} printed for each of `sequence` the piece it was typed in
 * @property {number[]} days days that were asked for: 20221130, or 20221100 for a month
 * @property {boolean} latest whether the newest are asked for: "latest", "next"
 * @property {boolean} who whether a person is asked for
 * @property {boolean} unfinished whether the last word is still being typed
 */

/**
 * Understand what was typed.
 *
 * @param {string} typed
 * @param {import('./text.js').Folding} folding
 * @param {boolean} [unfinished] whether the reader is still typing
 * @returns {Question}
 */
export function understand(typed, folding, unfinished = false) {
  const parts = [...mended(typed).matchAll(PART)].map(({ groups }) => groups);
  const names = [...namesOf(typed), ...parts.filter(isNoFilter).map(({ filter }) => ({ typed: `-${filter}`, meant: null }))];
  const wanted = parts.filter(({ minus, filter }) => !minus && !filter).map(textOf);
  const spoken = wanted.join(" ");
  const sequence = folding.allTokens(spoken);
  const asked = QUESTION.test(spoken) || wanted.some((text) => /^about$/iu.test(text));
  const content = contentOf(parts, asked, folding);
  const counted = HOW_MANY.test(spoken) && !content.includes(NUMBER) ? [NUMBER] : [];
  const words = [...counted, ...content].slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  const dates = datesIn(sequence);
  return {
    words,
    alike: words.map((word) => otherWays(word, sequence, dates)),
    asked,
    required: requiredOf(words, [...names.map(({ typed }) => typed), ...counted]),
    inCapitals: words.map((word) => isInCapitals(word, spoken, folding)),
    phrases: phrasesOf(parts, folding),
    compounds: [...compoundsOf(words, wanted, folding), ...financialYearsOf(words, wanted, folding)],
    quoted: quotedOf(words, parts, folding),
    without: withoutOf(parts, folding),
    common: [...new Set(sequence)].filter((word) => !content.includes(word)),
    left: content.slice(MOST_WORDS),
    names,
    commands: commandsOf(parts),
    filters: parts.filter((part) => part.filter && !isNoFilter(part)).flatMap(filtersOf),
    sequence,
    printed: printedOf(spoken, sequence, folding),
    days: dates.map(({ day }) => day),
    latest: sequence.some((word) => LATEST.test(word)),
    who: asked && WHO.test(sequence[0]),
    unfinished: unfinished && endsInWord(typed, parts.at(-1)) && content.at(-1) === sequence.at(-1),
  };
}

function namesOf(typed) {
  return [...typed.matchAll(NAMED)]
    .filter(({ groups }) => !Object.hasOwn(FILTERS, groups.name))
    .map(({ groups }) => ({ typed: groups.name, meant: meantFilter(groups.name) }));
}

/** Everything has one type; what has no year, body or person can't be told from what has another. */
function isNoFilter({ filter, minus }) {
  return Boolean(minus && filter) && FILTERS[filter.toLowerCase()] !== "type";
}

/** Between other words only: "DO NOT" ends with one. */
function commandsOf(parts) {
  const found = parts.slice(1, -1).map(({ word }) => word).filter((word) => /^(?:NOT|OR)$/u.test(word ?? ""));
  const stars = parts.some(({ word }) => STAR.test(word ?? "")) ? ["*"] : [];
  return [...new Set([...found, ...stars])];
}

function meantFilter(name) {
  return Object.keys(FILTERS).find((filter) => distance(name, filter, MOST_WRONG) <= MOST_WRONG) ?? null;
}

function mended(typed) {
  return typed
    .replace(LETTERS, "$1&$2")
    .replace(NAMED, (all, name) => `${Object.hasOwn(FILTERS, name) ? name : (meantFilter(name) ?? name)}:`);
}

function textOf({ phrase, word }) {
  return phrase ?? word;
}

function filtersOf({ filter, values, minus }) {
  return [...values.matchAll(new RegExp(VALUE, "gu"))]
    .map(([value]) => value.replace(/["“”]/gu, "").trim())
    .map((typed) => ({ name: FILTERS[filter.toLowerCase()], typed, ...(minus && { without: true }) }))
    .filter(({ typed }) => typed);
}

function phrasesOf(parts, folding) {
  return parts
    .filter(({ minus, phrase }) => phrase && !minus)
    .map(({ phrase }) => folding.allTokens(phrase))
    .filter((tokens) => folding.tokens(tokens.join(" ")).length);
}

/** A common word within what is one word, or one number: "call-in" is not "call", "1 in 5" not 5 and 1. */
function compoundsOf(words, wanted, folding) {
  const found = wanted.join(" ").match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+|(?<!\S)[0-9]+ in [0-9]+(?!\S)/gu) ?? [];
  return found
    .map((piece) => folding.allTokens(piece))
    .filter((tokens) => tokens.some((token) => !words.includes(token)))
    .map((tokens) => ({ tokens, words: placesOf(tokens, words), isListed: true }))
    .filter((compound) => compound.words.length);
}

/** A financial year is one, and not two numbers: what does not have it has nothing of it. */
function financialYearsOf(words, wanted, folding) {
  return yearsIn(wanted.join(" "))
    .map((piece) => folding.allTokens(piece))
    .map((tokens) => ({ tokens, words: placesOf(tokens, words), isListed: true }))
    .filter((compound) => compound.words.length === compound.tokens.length);
}

function quotedOf(words, parts, folding) {
  const plain = parts.filter(({ minus, word }) => word && !minus).map(({ word }) => word);
  const tokens = folding.allTokens(plain.join(" "));
  return [...words.keys()].filter((place) => !tokens.includes(words[place]));
}

function placesOf(tokens, words) {
  return [...words.keys()].filter((place) => tokens.includes(words[place]));
}

function printedOf(spoken, sequence, folding) {
  const pieces = spoken.split(/\s+/u).flatMap((piece) => {
    const bare = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    return folding.allTokens(piece).map(() => bare);
  });
  return pieces.length === sequence.length ? pieces : sequence;
}

function withoutOf(parts, folding) {
  return parts
    .filter(({ minus, filter }) => minus && !filter)
    .map((part) => folding.allTokens(textOf(part)))
    .filter((tokens) => tokens.length);
}

/** The words that say what is looked for: not what a question is asked with, unless that is all. */
function contentOf(parts, asked, folding) {
  const wanted = parts.filter(({ minus, filter }) => !minus && !filter);
  const all = [...new Set(folding.tokens(wanted.map(textOf).join(" ")))];
  const quoted = folding.tokens(wanted.map(({ phrase }) => phrase ?? "").join(" "));
  // With a number before it "per cent" has become a part of that.
  const share = SHARE.test(folding.fold(wanted.map(textOf).join(" "))) ? ["per", "cent"] : [];
  const recent = MOST_RECENT.test(folding.fold(wanted.map(textOf).join(" "))) ? ["most", "recent"] : [];
  const isSaid = (word) => share.includes(word) || recent.includes(word) || (asked && ASKING.has(word));
  const isAside = (word) => LATEST_ONLY.test(word) || JOINING.has(word) || isSaid(word);
  const left = all.filter((word) => quoted.includes(word) || !isAside(word));
  return left.length ? left : all;
}

/** What was taken for a filter and is none, and what only helps, need not be there; if there is nothing else, it must. */
function requiredOf(words, aside) {
  const required = words.map((word) => !aside.includes(word));
  return required.some(Boolean) ? required : words.map(() => true);
}

function isInCapitals(word, spoken, folding) {
  const pieces = spoken.match(/[\p{L}\p{N}&]*\p{Lu}[\p{L}\p{N}&]*\p{Lu}[\p{L}\p{N}&]*/gu) ?? [];
  return pieces.some((piece) => folding.fold(piece) === word);
}

function endsInWord(typed, last) {
  return Boolean(last && !last.filter && !last.minus) && /[\p{L}\p{N}]$/u.test(typed);
}

/**
 * Take a filter that was typed out of what was typed.
 *
 * @param {string} typed
 * @param {'type'|'year'|'body'|'person'} name
 */
export function withoutFilter(typed, name) {
  const rest = mended(typed).replace(PART, (part, ...found) => {
    const { filter } = found.at(-1);
    return filter && FILTERS[filter.toLowerCase()] === name ? "" : part;
  });
  return rest.replace(/\s+/gu, " ").trim();
}
