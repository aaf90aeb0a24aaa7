/**
 * Answers a search: which sections, in which order, and what had to be given up to find any.
 * It knows Lunr and the store and nothing of the page, so it runs in a worker and in the tests' node as well.
 *
 * Lunr is asked through its query API, one word at a time, never in its query language: what a reader types can
 * then neither be mistaken for an operator nor make a costly pattern.
 */

import { createFolding, hasPhrase, isNear } from "./text.js";

const FORMAT = 1;
const MOST_WORDS = 8;
const LONGEST_WORD = 40;
const SHORTEST_BEGINNING = 2;
const SHORTEST_MISSPELT = 4;
const SHORTEST_STEM = 2;
const LONGEST_ENDING = 8;
const SHORTEST_WITH_ENDING = 6;
const ENDINGS = ["e", "y", "ed", "er", "al", "ing", "ion", "ions", "ies", "ity", "ment", "ments", "ation", "ations"];

// How much a match is worth beside the word itself.
const BEGINNING = 0.4;
const MISSPELT = 0.2;

// What a reader looks for before narrative: what was recommended and decided, then what was said in a meeting.
const KINDS = { meeting: 1.5, recommendation: 1.5, decision: 1.3, minute: 1.1 };
// A person or a term comes first where its name is all that was asked.
const NAMED = new Set(["person", "glossary term"]);
const NAMED_EXACTLY = 4;

/**
 * @typedef {object} Question
 * @property {string[]} words what is looked for, folded
 * @property {string[][]} phrases what was put in quotation marks, folded
 * @property {string[]} common words too common to be looked for
 * @property {string[]} left words beyond the most that are looked for
 * @property {boolean} unfinished whether the last word is still being typed
 */

/**
 * @typedef {object} Hit
 * @property {string} ref
 * @property {number} score
 * @property {Set<string>} terms the terms of the index that matched
 * @property {number} words how many of the words it has
 */

/**
 * @typedef {object} Answer
 * @property {Question} question
 * @property {'nothing-asked'|'all'|'similar'|'nearest'|'none'} how
 *   all: every word is in every hit; similar: some words only as others like them; nearest: as many words as can be
 * @property {Hit[]} hits best first
 * @property {string[]} missing words that nothing has, not even similarly
 * @property {boolean} phraseMissed whether nothing has the phrase, and the hits only its words
 */

/**
 * @typedef {object} Shown
 * @property {string} title
 * @property {string} kind
 * @property {string|null} body
 * @property {string} breadcrumb
 * @property {string|null} date
 * @property {string} url
 * @property {string} text
 */

/**
 * Make the engine from Lunr and the two files of the index.
 *
 * @param {object} lunr
 * @param {object} index parsed search/index.json
 * @param {object} store parsed search/store.json
 */
export function createEngine(lunr, index, store) {
  if (store.format !== FORMAT) throw new Error(`The search data has format ${store.format}, not ${FORMAT}.`);
  const folding = createFolding(store.folding);
  const loaded = lunr.Index.load(index);
  const stems = new Map();

  /** @returns {Shown} */
  const show = (ref) => {
    const [title, kind, body, breadcrumb, date, url, text] = store.sections[Number(ref)];
    const shared = store.shared;
    return { title, kind: shared[kind], body: shared[body], breadcrumb: shared[breadcrumb], date, url, text };
  };

  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, lunr.stemmer(new lunr.Token(word, {})).toString());
    return stems.get(word);
  };

  const termsOf = (text) => folding.tokens(text).map(stem);

  const look = (word, options, weight) => {
    const found = loaded.query((query) => query.term(word, options));
    return new Map(
      found.map(({ ref, score, matchData }) => [
        ref,
        { score: score * weight, terms: Object.keys(matchData.metadata) },
      ]),
    );
  };

  const exactly = (word) => (word.length > LONGEST_WORD ? new Map() : look(word, {}, 1));

  const beginning = (word) =>
    word.length < SHORTEST_BEGINNING
      ? new Map()
      : look(
          word.slice(0, LONGEST_WORD),
          { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING },
          BEGINNING,
        );

  // As typed too: the stem of "hackny" is "hackni", two letters from "hackney". And with endings: the index has
  // "exclus", which "exclusoin" is far from, and near "exclusion".
  const misspelt = (word) =>
    word.length < SHORTEST_MISSPELT || word.length > LONGEST_WORD || /[0-9]/.test(word)
      ? new Map()
      : either(
          either(
            look(word, { editDistance: 1 }, MISSPELT),
            look(word, { editDistance: 1, usePipeline: false }, MISSPELT),
          ),
          meant(word).reduce(
            (hits, term) => either(hits, look(term, { usePipeline: false }, MISSPELT)),
            new Map(),
          ),
        );

  const meant = (word) =>
    word.length < SHORTEST_WITH_ENDING
      ? []
      : Object.keys(loaded.invertedIndex).filter(
          (term) => term[0] === word[0] && ENDINGS.some((ending) => isNear(word, term + ending)),
        );

  // The index has stems: while "safeguarding" is being typed there is a moment when neither the stem "safeguardin"
  // nor anything that begins so is in it. Then what has a shorter beginning is looked through for the word.
  const begun = (word) => {
    for (const shorter of [word, ...cuts(word)]) {
      const hits = [...beginning(shorter)].filter(([ref]) => shorter === word || hasBeginning(ref, word));
      if (hits.length) return new Map(hits);
    }
    return new Map();
  };

  const hasBeginning = (ref, word) => {
    const { title, body, breadcrumb, text } = show(ref);
    return [title, body, breadcrumb, text].some((field) => field?.toLowerCase().includes(word));
  };

  const wordHits = (word, unfinished) => {
    if (!unfinished) return exactly(word);
    const hits = exactly(word);
    return hits.size ? either(hits, beginning(word)) : begun(word);
  };

  const similarHits = (word, hits) => (hits.size ? hits : either(begun(word), misspelt(word)));

  const byPhrase = (hits, phrases) =>
    hits.filter(({ ref }) => {
      const { title, breadcrumb, text } = show(ref);
      const tokens = [title, breadcrumb, text].map(folding.allTokens);
      return phrases.every((phrase) => tokens.some((field) => hasPhrase(field, phrase)));
    });

  const worth = ({ ref, score }, words) => {
    const { kind, title } = show(ref);
    const named = NAMED.has(kind) && folding.tokens(title).join(" ") === words.join(" ");
    return score * (KINDS[kind] ?? 1) * (named ? NAMED_EXACTLY : 1);
  };

  const inOrder = (hits, words) => {
    const keys = new Map(hits.map((hit) => [hit.ref, [worth(hit, words), show(hit.ref).date ?? ""]]));
    return hits.sort((one, other) => {
      const [ours, date] = keys.get(one.ref);
      const [theirs, otherDate] = keys.get(other.ref);
      return theirs - ours || otherDate.localeCompare(date) || Number(one.ref) - Number(other.ref);
    });
  };

  /**
   * @param {string} typed
   * @param {{unfinished?: boolean}} [options] unfinished: the last word is still being typed
   * @returns {Answer}
   */
  const search = (typed, { unfinished = false } = {}) => {
    const question = understand(typed, folding, unfinished);
    const answer = answerTo(question, wordHits, similarHits);
    const hits = inOrder(answer.hits, question.words);
    const exact = question.phrases.length ? byPhrase(hits, question.phrases) : hits;
    return {
      ...answer,
      question,
      hits: exact.length ? exact : hits,
      phraseMissed: hits.length > 0 && !exact.length,
    };
  };

  return { search, show, termsOf, size: store.sections.length };
}

/**
 * Understand what was typed: words, "exact phrases", and whether the last word may go on.
 *
 * @param {string} typed
 * @param {import('./text.js').Folding} folding
 * @param {boolean} unfinished
 * @returns {Question}
 */
export function understand(typed, folding, unfinished) {
  const quoted = [...typed.matchAll(/["“”]([^"“”]+)["“”]/gu)].map((match) => folding.allTokens(match[1]));
  const wanted = [...new Set(folding.tokens(typed))];
  const wantedSet = new Set(wanted);
  return {
    words: wanted.slice(0, MOST_WORDS),
    phrases: quoted.filter((phrase) => phrase.length > 1),
    common: [...new Set(folding.allTokens(typed))].filter((word) => !wantedSet.has(word)),
    left: wanted.slice(MOST_WORDS),
    unfinished:
      unfinished && /[\p{L}\p{N}]$/u.test(typed) && wanted.at(-1) === folding.allTokens(typed).at(-1),
  };
}

function answerTo({ words, unfinished }, wordHits, similarHits) {
  if (!words.length) return { how: "nothing-asked", hits: [], missing: [] };
  const exact = words.map((word, index) => wordHits(word, unfinished && index === words.length - 1));
  const all = together(exact, exact.length);
  if (all.length) return { how: "all", hits: all, missing: [] };

  const similar = words.map((word, index) => similarHits(word, exact[index]));
  const missing = words.filter((_, index) => !similar[index].size);
  const allSimilar = together(similar, similar.length);
  if (allSimilar.length) return { how: "similar", hits: allSimilar, missing };

  const nearest = together(similar, 1);
  const most = Math.max(0, ...nearest.map(({ words }) => words));
  return { how: most ? "nearest" : "none", hits: nearest.filter(({ words }) => words === most), missing };
}

/** Give what is left of a word without the last letters, longest first. */
function cuts(word) {
  const least = Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING);
  return Array.from({ length: Math.max(0, word.length - least) }, (_, cut) => word.slice(0, -1 - cut));
}

/** Take for each section the better of two matches, with the terms of both. */
function either(first, second) {
  const merged = new Map(first);
  for (const [ref, { score, terms }] of second) {
    const other = merged.get(ref);
    merged.set(
      ref,
      other ? { score: Math.max(score, other.score), terms: [...other.terms, ...terms] } : { score, terms },
    );
  }
  return merged;
}

/** Add up the matches of several words, for the sections that have at least so many of them. */
function together(byWord, least) {
  const hits = new Map();
  for (const found of byWord) {
    for (const [ref, { score, terms }] of found) {
      const hit = hits.get(ref) ?? { ref, score: 0, terms: new Set(), words: 0 };
      terms.forEach((term) => hit.terms.add(term));
      hits.set(ref, { ...hit, score: hit.score + score, words: hit.words + 1 });
    }
  }
  return [...hits.values()].filter(({ words }) => words >= least);
}
