/**
 * Answers a question: which sections, in which order, under which meetings and papers, and what had to be given up
 * to find any. It knows the index and nothing of the page, so it runs in a worker and in the tests' node as well.
 */

import { createFacets } from "./facets.js";
import { createGrouping } from "./grouping.js";
import { createMatching, gather } from "./matching.js";
import { createNaming } from "./naming.js";
import { byDay, ordered } from "./ordering.js";
import { understand } from "./question.js";
import { LOOKED_AT } from "./ranking.js";
import { createReader } from "./reading.js";
import { createShowing } from "./showing.js";
import { createSpelling } from "./spelling.js";
import { createSynonyms } from "./synonyms.js";
import { createFolding } from "./text.js";

const GROUPS = 10;

/**
 * @typedef {object} Asked
 * @property {string} q what was typed
 * @property {string[]} [types] filters chosen beside the results; several values of one filter widen it
 * @property {string[]} [years]
 * @property {string[]} [bodies]
 * @property {string[]} [people] ids
 * @property {'relevance'|'newest'|'oldest'} [sort]
 * @property {string[]} [off] abbreviations or meanings that are not to be searched as well
 * @property {number} [groups] how many groups are wanted
 * @property {string[]} [open] ids of the groups that are shown whole
 * @property {boolean} [unfinished] whether the last word is still being typed
 */

/**
 * @typedef {object} Answer plain data, that a worker can post
 * @property {'nothing-asked'|'all'|'similar'|'nearest'|'none'} how
 *   all: there are sections with every word; similar: with some words only as others like them; nearest: with as
 *   many words as can be
 * @property {import('./question.js').Question & {filters: object[]}} question
 * @property {number} total
 * @property {number} whole how many of them have every word; the others follow these
 * @property {number} totalGroups
 * @property {import('./showing.js').Hit[]} named people and terms whose name is all that was asked
 * @property {import('./grouping.js').ShownGroup[]} groups
 * @property {Record<'type'|'year'|'body'|'person', {value: string, label: string, count: number, chosen: boolean}[]>} facets
 * @property {{word: string, by: string[], off: boolean}[]} also what was searched as well
 * @property {{term: string, senses: string[]}[]} senses abbreviations of which the reader chooses a meaning
 * @property {{q: string, shown: boolean}|null} meant another spelling, and whether the results are for it
 * @property {string[]} missing words that nothing has, not even similarly
 * @property {boolean} phraseMissed whether nothing has the phrase, and the results only its words
 * @property {boolean} partial whether more is to come
 */

/**
 * Make the function that answers.
 *
 * @param {import('./index.js').Index} index
 * @param {object} lunr
 * @returns {(asked: Asked, onPartial?: (answer: Answer) => void) => Promise<Answer>}
 */
export function createSearch(index, lunr) {
  const folding = createFolding(index.about.folding);
  const stem = stemming(lunr);
  const facets = createFacets(index, folding);
  const synonyms = createSynonyms(index.about.synonyms ?? [], folding, stem);
  const matching = createMatching(index, lunr.Query, once(async () => createSpelling(await index.vocabulary(), stem)));
  const naming = createNaming(index, folding);
  const showing = createShowing(index, createReader(folding, stem), folding);
  const grouping = createGrouping(index);

  const search = async (asked, onPartial) => {
    const question = understand(asked.q ?? "", folding, asked.unfinished ?? false);
    const chosen = facets.choose(question.filters, asked);
    const told = { ...question, filters: chosen.typed };
    if (!question.words.length && !chosen.sets.size) return nothingAsked(told);

    const known = synonyms.of(question.words, asked.off ?? []);
    const words = await layersOf(question);
    const fits = await constraintsOf(question);
    const answerWith = async (layers, { partial = false } = {}) => {
      const matches = question.words.length ? gather(layers, index.size) : everything(index.size);
      const exact = ordered(matches, question, fits.exactly, index.facts);
      const found = exact.refs.length ? exact : ordered(matches, question, fits.loosely, index.facts);
      const phraseMissed = found !== exact && found.refs.length > 0;
      return { matches, found, layers, phraseMissed, partial };
    };
    const finish = (state) => answered({ asked, question, told, chosen, known, words, ...state });

    const adding = additionsTo(known.additions);
    if (onPartial) onPartial(await finish(await answerWith(words.layers, { partial: true })));
    return finish(await answerWith(together(words.layers, await adding)));
  };

  /** Ask for every word as typed, and for what is like it where nothing has it. */
  const layersOf = async (question) => {
    const { words, alike, unfinished } = question;
    const typed = await Promise.all(
      words.map((word, place) => matching.typed(word, alike[place], unfinished && place === words.length - 1)),
    );
    const similar = await Promise.all(
      typed.map((layers, place) => (layers.length ? null : matching.similar(words[place]))),
    );
    const slips = await Promise.all(
      typed.map((layers, place) => (unfinished ? null : matching.moreUsual(words[place], layers))),
    );
    const mended = words.flatMap((_, word) => {
      const term = similar[word]?.term ?? slips[word];
      return term ? [{ word, term, searched: !slips[word] }] : [];
    });
    return {
      layers: typed.map((layers, place) => similar[place]?.layers ?? layers),
      similar: similar.map(Boolean),
      mended,
    };
  };

  /** Load what phrases and excluded words need to be judged by. */
  const constraintsOf = async ({ phrases, without }) => {
    const sets = (lists) =>
      Promise.all(lists.map((tokens) => (tokens.length > 1 ? index.phrase(tokens) : holding(tokens[0]))));
    const [wanted, unwanted] = await Promise.all([sets(phrases), sets(without)]);
    const loosely = (ref) => unwanted.every((refs) => !refs.has(ref));
    return { loosely, exactly: (ref) => wanted.every((refs) => refs.has(ref)) && loosely(ref) };
  };

  const holding = async (term) => new Set((await index.hits({ term })).refs);

  /** Ask for what the glossary adds: a layer for each of the words that it may stand for. */
  const additionsTo = (additions) =>
    Promise.all(
      additions
        .filter(({ off }) => !off)
        .map(async ({ words, phrases }) => ({ words, layer: await matching.meaning(phrases) })),
    );

  const answered = async (state) => {
    const { asked, question, chosen, matches, found, known, words, layers } = state;
    const wanted = showing.wantedOf(question, layers, matches.weights, known.additions);
    const sifted = facets.sift(found.refs, chosen.sets);
    const within = { ...found, refs: sifted.refs };
    const order = isByDay(asked, question)
      ? byDay(within, index.facts, asked.sort === "oldest" ? "oldest" : "newest")
      : await showing.closely(within, wanted, question, LOOKED_AT);
    const named = await naming.of(order, question);
    const groups = grouping.of(order, named, asked.groups ?? GROUPS, asked.open ?? []);
    const show = (refs) => showing.hits(refs, wanted, sifted.copiesOf);
    const [shownNamed, shownGroups] = await Promise.all([show(named), grouping.shown(groups.chosen, show)]);
    const missing = question.words.filter((_, place) => !layers[place].length);
    return {
      how: howOf(found, words, layers),
      question: state.told,
      total: order.length,
      whole: wholeOf(order, matches, question),
      totalGroups: groups.total,
      named: shownNamed,
      groups: shownGroups,
      facets: sifted.facets,
      also: known.additions.map(({ word, by, off }) => ({ word, by, off })),
      senses: known.senses,
      meant: showing.meant(asked.q, question, words.mended),
      missing,
      phraseMissed: state.phraseMissed,
      partial: state.partial,
    };
  };

  return search;
}

function stemming(lunr) {
  const stems = new Map();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = lunr.stemmer(new lunr.Token(word, {})).toString()));
    return stem;
  };
}

/** Do it at the first call; if it fails, at the next. */
function once(make) {
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

function together(layers, additions) {
  const all = layers.map((some) => [...some]);
  for (const { words, layer } of additions) for (const word of words) all[word].push(layer);
  return all.map((some) => some.filter(({ refs }) => refs.length));
}

/** What a search finds that asks with filters alone. */
function everything(size) {
  const refs = Int32Array.from({ length: size }, (_, ref) => ref);
  const ones = new Float64Array(size).fill(1);
  return { refs, score: ones, share: ones, has: new Uint16Array(size), byMeaning: new Uint16Array(size), weights: [] };
}

/** By date if that was asked for, and where nothing else tells one section from another. */
function isByDay({ sort }, { words }) {
  return sort === "newest" || sort === "oldest" || !words.length;
}

function howOf({ how }, { similar }, layers) {
  const guessed = similar.some((guess, place) => guess && layers[place].length);
  return how === "all" && guessed ? "similar" : how;
}

function wholeOf(order, { has }, { required }) {
  const bits = required.reduce((sum, must, word) => (must ? sum | (1 << word) : sum), 0);
  return order.reduce((count, ref) => count + ((has[ref] & bits) === bits ? 1 : 0), 0);
}

function nothingAsked(question) {
  return {
    how: "nothing-asked",
    question,
    total: 0,
    whole: 0,
    totalGroups: 0,
    named: [],
    groups: [],
    facets: { type: [], year: [], body: [], person: [] },
    also: [],
    senses: [],
    meant: null,
    missing: [],
    phraseMissed: false,
    partial: false,
  };
}

export { createEngine } from "./earlier.js";
