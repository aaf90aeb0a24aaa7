/**
 * What is searched as well: for an abbreviation its meaning, for a meaning its abbreviation, for some words those that
 * say the same. Where an abbreviation has several meanings nothing is added: the reader chooses.
 */

import { datesIn } from "./quantities.js";

/**
 * @typedef {object} Known what archive/search/synonyms.py gathers
 * @property {{short: string, senses: string[], forms: string[][], asTyped: boolean}[]} synonyms abbreviations; for each
 *   sense the ways in which the archive writes it, folded; asTyped: it is a word as well, and meant in capitals only
 * @property {{typed: string[], forms: string[], asTyped?: string[]}[]} words that say the same, and which of them the
 *   archive has; asTyped: more of them, meant in capitals only
 */

/**
 * @typedef {object} Addition
 * @property {number[]} words the places, among the question's words, that it may stand for
 * @property {string} word what was typed
 * @property {string[]} by what it says of itself: "looked after children"
 * @property {string[][]} phrases folded words that stand one after another
 * @property {boolean} off whether the reader does not want it
 */

/** @typedef {import('./question.js').Compound} Compound */

/** What may stand between the words of a meaning in a question: "are children in care", "children are in care". */
const BEING = new Set(["are", "been", "being", "had", "has", "have", "is", "was", "were"]);
/** Behind "send" and "aim" these say that it is a verb, and not SEND. */
const OBJECTS = new Set("a an the me my you your him his her it its us our them their".split(" "));
const YEAR = /^20[0-9]{2}$/u;
const IRREGULAR = { children: "child", men: "man", women: "woman", people: "person" };
const PLURAL = /(?<=[a-z]{3})(?:(?<=ch|sh|ss|zz)es|(?<=x)es|(?<![sui])s)$/u;

/** Give a word without the ending of a plural, as archive/search/synonyms.py does; other forms may be other words. */
function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : word.replace(PLURAL, "");
}

/**
 * Make the function that knows them.
 *
 * @param {Known} known
 * @param {import('./text.js').Folding} folding
 */
export function createSynonyms({ synonyms, words }, folding) {
  const singulars = (text) => folding.allTokens(text).map(singular);
  const keyOf = (text) => singulars(text).join(" ");
  const isCommon = (token) => !folding.tokens(token).length;
  const shorts = new Map(synonyms.map((entry) => [folding.fold(entry.short), entry]));
  /** An abbreviation is meant as it is written; only the s of a plural may follow: TA is not TAS. */
  const inAnyNumber = (short) => [short, `${folding.fold(short)}s`];
  const phrases = createPhrases(singulars, [
    ...synonyms
      .filter(({ asTyped }) => !asTyped)
      .flatMap(({ short, senses, forms }) =>
        senses.flatMap((sense, place) =>
          [sense, ...forms[place]].map((long) => [long, { by: [short], forms: inAnyNumber(short) }]),
        ),
      ),
    ...words.flatMap(({ typed, forms }) => typed.map((word) => [word, { by: forms, forms, ...asListed(word) }])),
    ...words.flatMap(({ forms, asTyped = [] }) => asTyped.map((word) => [word, { by: forms, forms, asTyped: true }])),
  ]);

  /** Who wants to "send a letter" does not mean SEND. */
  const isVerb = ({ sequence, words, inCapitals }, at) =>
    !inCapitals[words.indexOf(sequence[at])] && OBJECTS.has(sequence[at + 1]);

  /** "TA" comes to the same term as "TAS". */
  const isCutShort = (token) => !shorts.has(token) && shorts.get(`${token}s`)?.short.endsWith("S");

  const shortAt = (question, at) => {
    const { sequence, printed, words, inCapitals } = question;
    const token = sequence[at];
    const isPlural = token.endsWith("s") && !printed[at].endsWith("S");
    const entry = shorts.get(token) ?? (isPlural && shorts.get(token.slice(0, -1)));
    const isMeant = entry && (!entry.asTyped || inCapitals[words.indexOf(token)]) && !isVerb(question, at);
    return isMeant ? entry : null;
  };

  /**
   * @param {import('./question.js').Question} question
   * @param {string[]} off what the reader does not want
   * @returns {{additions: Addition[], senses: {term: string, senses: string[]}[], compounds: Compound[]}}
   */
  const of = (question, off) => {
    const { sequence } = question;
    const entries = sequence.map((_, at) => shortAt(question, at));
    const unwanted = new Set(off.map(keyOf));
    const meanings = entries.flatMap((entry, at) => (entry?.senses.length === 1 ? [meaningOf(entry, at)] : []));
    const isMeant = ({ asTyped, isShort, only, from }) =>
      (!asTyped || question.inCapitals[question.words.indexOf(sequence[from])]) &&
      !(isShort && isVerb(question, from)) &&
      (!only || only === sequence[from]);
    const found = phrases(sequence.map(singular)).filter(isMeant);
    const known = entries.flatMap((entry, at) => (entry ? [{ from: at, to: at + 1 }] : []));
    return {
      // What is typed twice is searched once.
      additions: distinct(
        merged([...meanings, ...found, ...yearsSpoken(sequence), ...yearsEnding(sequence)])
          .map((addition) => added(addition, question, unwanted))
          .filter(({ words, phrases }) => words.length && phrases.length),
        ({ words, by }) => [...words, ...by].join("|"),
      ),
      senses: distinct(
        entries.filter((entry) => entry?.senses.length > 1),
        ({ short }) => short,
      ).map(({ short, senses }) => ({ term: short, senses })),
      compounds: [
        ...found.filter(isBound(sequence)).map((place) => ({ ...place, isListed: true })),
        ...known.filter(({ from }) => sequence[from].endsWith("s") && shorts.has(sequence[from])),
        ...sequence.flatMap((token, at) => (isCutShort(token) ? [{ from: at, to: at + 1, isListed: true }] : [])),
      ]
        .map(({ from, to, isListed = false }) => ({
          words: placesOf(question, from, to),
          tokens: sequence.slice(from, to),
          isListed,
        }))
        .filter(({ words }) => words.length),
    };
  };

  /** "call in" is not "call": a common word at its end makes it what it is. */
  const isBound =
    (sequence) =>
    ({ from, to }) =>
      isCommon(sequence[from]) || isCommon(sequence[to - 1]);

  const meaningOf = ({ short, senses, forms }, at) => ({
    from: at,
    to: at + 1,
    word: short,
    by: senses,
    forms: [...senses, ...forms.flat()],
  });

  /** Leave out what was typed itself. */
  const added = ({ from, to, word, by, forms }, question, unwanted) => {
    const typed = question.sequence.slice(from, to).map(singular).join(" ");
    const shown = word ?? printedIn(question, from, to);
    const others = forms.filter((form) => keyOf(form) !== typed);
    return {
      words: placesOf(question, from, to),
      word: shown,
      by: distinct(
        by.filter((form) => keyOf(form) !== typed),
        keyOf,
      ),
      phrases: distinct(
        others.map((form) => folding.allTokens(form)),
        (tokens) => tokens.join(" "),
      ),
      off: [shown, ...by].some((text) => unwanted.has(keyOf(text))),
    };
  };

  /**
   * What is to be searched as well once words are taken for others: "mising" stands in "go missing".
   *
   * @param {import('./question.js').Question} question
   * @param {Map<string, string>} taken
   * @param {Addition[]} known what is searched anyway
   * @param {string[]} off
   */
  const ofMended = (question, taken, known, off) => {
    const right = (token) => taken.get(token) ?? token;
    const mended = {
      ...question,
      words: question.words.map(right),
      sequence: question.sequence.map(right),
      printed: question.printed.map((piece, at) => taken.get(question.sequence[at]) ?? piece),
    };
    const had = new Set(known.map(({ word }) => word));
    return of(mended, off).additions.filter(({ word }) => !had.has(word));
  };

  return { of, ofMended };
}

/** How a listed word alone has to be typed: children are kids, but a child may be part of a name. */
function asListed(word) {
  const small = word.toLowerCase();
  return {
    isShort: word !== small && word === word.toUpperCase(),
    only: Object.hasOwn(IRREGULAR, small) ? small : null,
  };
}

/** "2021 to 2022" may be the financial year. */
function yearsSpoken(sequence) {
  return [...sequence.keys()]
    .filter((at) => YEAR.test(sequence[at]) && sequence[at + 1] === "to" && Number(sequence[at + 2]) === Number(sequence[at]) + 1)
    .map((at) => yearFor(sequence[at], { from: at, to: at + 3 }));
}

/** "2022" may be the financial year that ends then, where it is no part of a date and the only year. */
function yearsEnding(sequence) {
  const at = sequence.findIndex((token) => YEAR.test(token));
  const others = sequence.slice(at + 1).some((token) => YEAR.test(token));
  if (at < 0 || others || datesIn(sequence).length || /^[0-9]{2}$/u.test(sequence[at + 1] ?? "")) return [];
  return [yearFor(Number(sequence[at]) - 1, { from: at, to: at + 1 })];
}

/** The financial year that begins in a year, for the words that it may stand for. */
function yearFor(begins, place) {
  const year = `${begins}/${String(Number(begins) + 1).slice(2)}`;
  return { ...place, by: [year], forms: [year] };
}

/** The places, among the question's words, of what stands there in its sequence. */
function placesOf({ sequence, words }, from, to) {
  return [...new Set(sequence.slice(from, to).map((token) => words.indexOf(token)))].filter((place) => place >= 0);
}

function printedIn({ printed }, from, to) {
  return printed
    .slice(from, to)
    .filter((piece, at, all) => piece !== all[at - 1])
    .join(" ");
}

/** Make the function that finds phrases among the words of a question, the longest at each place. */
function createPhrases(singulars, entries) {
  const byFirst = new Map();
  for (const [text, addition] of entries) {
    const long = singulars(text);
    if (!long.length) continue;
    byFirst.set(long[0], [...(byFirst.get(long[0]) ?? []), { long, addition }]);
  }
  for (const some of byFirst.values()) some.sort((one, other) => other.long.length - one.long.length);

  return (sequence) => {
    const found = [];
    sequence.forEach((token, from) => {
      const here = (byFirst.get(token) ?? [])
        .map((entry) => ({ ...entry, to: endOf(entry.long, sequence, from) }))
        .filter(({ to }) => to);
      const longest = here.filter(({ long }) => long.length === here[0].long.length);
      for (const { addition, to } of longest) found.push({ ...addition, from, to });
    });
    // "school" of "special school" says nothing more.
    return found.filter((one) => !found.some((other) => isLonger(other, one)));
  };
}

/** Where a phrase ends that begins there, what a question has between its words passed over; 0 if it does not. */
function endOf(long, sequence, from) {
  let at = from;
  for (const token of long) {
    while (at > from && sequence[at] !== token && BEING.has(sequence[at])) at += 1;
    if (sequence[at] !== token) return 0;
    at += 1;
  }
  return at;
}

function isLonger(other, { from, to }) {
  return other.from <= from && other.to >= to && other.to - other.from > to - from;
}

/** Of the same words only one line says what is searched as well. */
function merged(additions) {
  const byPlaces = new Map();
  for (const addition of additions) {
    const key = `${addition.from} ${addition.to}`;
    const same = byPlaces.get(key);
    byPlaces.set(
      key,
      same
        ? { ...same, by: [...same.by, ...addition.by], forms: [...same.forms, ...addition.forms] }
        : addition,
    );
  }
  return [...byPlaces.values()];
}

function distinct(values, keyOf) {
  return [...new Map(values.map((value) => [keyOf(value), value]).reverse()).values()].reverse();
}
