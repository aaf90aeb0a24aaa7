/**
 * Answers a question: which sections, in which order, under which meetings and papers, and what had to be given up
 * to find any. It knows the index and nothing of the page, so it runs in a worker and in the tests' node as well.
 */

import { createCloseness } from "./closeness.js";
import { createFacets } from "./facets.js";
import { createGathering, everything, fitting, weightsOf } from "./gathering.js";
import { createGrouping } from "./grouping.js";
import { createKinds } from "./kinds.js";
import { createLenient } from "./lenient.js";
import { createMatching } from "./matching.js";
import { createNaming } from "./naming.js";
import { byDay, createOrdering } from "./ordering.js";
import { understand } from "./question.js";
import { LOOKED_AT } from "./ranking.js";
import { createReader } from "./reading.js";
import { createShowing } from "./showing.js";
import { createSifting } from "./sifting.js";
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
 * @property {import('./question.js').Question & Omit<import('./facets.js').Chosen, 'sets'>} question
 * @property {number} total
 * @property {number} whole how many of them have every word; the others follow these
 * @property {number} unfiltered how many there are without the filters, the same passages counted each
 * @property {number} totalGroups
 * @property {import('./showing.js').Hit[]} named people and terms whose name is all that was asked
 * @property {import('./grouping.js').ShownGroup[]} groups
 * @property {Record<'type'|'year'|'body'|'person', {value: string, label: string, count: number, chosen: boolean}[]>|null} facets
 *   null where more is to come
 * @property {{word: string, by: string[], off: boolean}[]} also what was searched as well
 * @property {{term: string, senses: string[]}[]} senses abbreviations of which the reader chooses a meaning
 * @property {{q: string, shown: boolean}|null} meant another spelling, and whether the results are for it
 * @property {string[]} missing words that nothing has, not even similarly
 * @property {string[]} guessed words that are found only as others like them
 * @property {boolean} phraseMissed whether nothing has the phrase, and the results only its words
 * @property {boolean} unread whether files of the index did not come, and the answer is what could be had without
 * @property {boolean} empty whether the archive has nothing at all
 * @property {boolean} partial whether more is to come
 * @property {boolean} [growing] whether more results are to come, so that their number isn't known yet
 */

/**
 * Make the function that answers.
 *
 * @param {import('./index.js').Index} whole
 * @param {object} lunr
 * @returns {(asked: Asked, onPartial?: (answer: Answer) => Promise<boolean>|void) => Promise<Answer|null>} what comes
 *   first is handed to `onPartial`; if that says false, nobody waits for the rest any more, which is null then
 */
export function createSearch(whole, lunr) {
  const index = createLenient(whole);
  const folding = createFolding(index.about.folding);
  const stem = stemming(lunr);
  const facets = createFacets(index, folding);
  const synonyms = createSynonyms({ synonyms: [], words: [], ...index.about }, folding);
  const matching = createMatching(index, lunr.Query);
  const naming = createNaming(index, folding, stem);
  const read = createReader(folding, stem);
  const kinds = createKinds(index.facts);
  const showing = createShowing(index, read, createCloseness(index, folding, stem, read), kinds);
  const grouping = createGrouping(index);
  const gather = createGathering(index.size);
  const ordered = createOrdering(index.facts);
  const sift = createSifting(facets.facets, index.facts.copy);

  const search = async (asked, onPartial) => {
    const question = naming.eased(understand(asked.q ?? "", folding, asked.unfinished ?? false));
    const { sets, ...typedFilters } = facets.choose(question.filters, asked);
    const told = { ...question, ...typedFilters };
    if (!question.words.length && !sets.size) return { ...nothingAsked(told), empty: !index.size };
    const failures = index.failures();

    const known = synonyms.of(question, asked.off ?? []);
    const [{ layers, used }, fits] = await Promise.all([
      typedLayers(question, known.compounds),
      constraintsOf(question),
    ]);
    const finish = (words, partial, onFirst) =>
      answered({ asked, question, told, sets, compounds: used, fits, failures, ...words, partial }, onFirst);
    const more = moreLayers(question, layers, known, asked.off ?? []);
    const isFirst =
      onPartial && known.additions.some(({ off }) => !off) && layers.every((some) => some.length);
    if (isFirst && (await isLate(more))) {
      // What is found with the words alone stays where it is when sections with their meanings are added.
      const alone = await finish({ layers, known, guessed: [], mended: [] }, true);
      return (await onPartial({ ...alone, growing: true })) === false ? null : finish(await more, false);
    }
    return finish(await more, false, onPartial);
  };

  const typedLayers = async (question, listed) => {
    const { words, alike, compounds, unfinished } = question;
    const layers = await Promise.all(
      words.map((word, place) =>
        matching.typed(word, alike[place], unfinished && place === words.length - 1),
      ),
    );
    return matching.within(kinds.layersWith(question, layers), [...compounds, ...listed]);
  };

  /** Ask for what words mean as well, and for what is like a word that is found in no other way. */
  const moreLayers = async (question, typed, known, off) => {
    const { words, required, unfinished } = question;
    const { layers: meant, additions } = await withMeanings(typed, known.additions);
    const [similar, slips] = await Promise.all([
      Promise.all(words.map((word, place) => (meant[place].length || !required[place] ? null : similarTo(word)))),
      Promise.all(words.map((word, place) => (unfinished ? null : slipOf(word, typed[place])))),
    ]);
    const taken = new Map(words.map((word, place) => [word, similar[place]?.meant]).filter(([, other]) => other));
    const others = taken.size ? synonyms.ofMended(question, taken, known.additions, off) : [];
    const layers = meant.map((some, place) => similar[place]?.layers ?? some);
    const all = await withMeanings(layers, others);
    return {
      layers: all.layers,
      known: { ...known, additions: [...additions, ...all.additions] },
      guessed: similar.map((found) => found !== null && found.layers.length > 0),
      mended: words.flatMap((word, place) => {
        const other = taken.get(word) ?? slips[place];
        return other ? [{ word, meant: other, searched: !slips[place] }] : [];
      }),
    };
  };

  const similarTo = (word) => index.tried(matching.similar(word), { layers: [], meant: null });
  const slipOf = (word, layers) => index.tried(matching.moreUsual(word, layers), null);
  const meaningOf = ({ phrases }) => index.tried(matching.meaning(phrases), { refs: [] });

  /** Put what the glossary adds under each of the words that it may stand for; what nothing has is not told. */
  const withMeanings = async (typed, additions) => {
    const layers = typed.map((some) => [...some]);
    const meanings = await Promise.all(additions.map((addition) => (addition.off ? null : meaningOf(addition))));
    const isTold = (_, place) => additions[place].off || meanings[place].refs.length > 0;
    additions.forEach(({ words }, place) => {
      if (meanings[place]?.refs.length) for (const word of words) layers[word].push(meanings[place]);
    });
    return { layers, additions: additions.filter(isTold) };
  };

  /** Load what phrases and excluded words need to be judged by; what does not come is not judged by. */
  const constraintsOf = async ({ phrases, without }) => {
    const judged = async (asked) =>
      (await Promise.all(asked.map((one) => index.tried(one, null)))).filter(Boolean);
    const [wanted, unwanted] = await Promise.all([
      judged(phrases.map(index.phrase)),
      judged(without.map((tokens) => (tokens.length > 1 ? index.phrase(tokens) : holding(tokens[0])))),
    ]);
    const loosely = unwanted.length ? (ref) => unwanted.every((refs) => !refs.has(ref)) : null;
    const isExactly = (ref) => wanted.every((refs) => refs.has(ref)) && (!loosely || loosely(ref));
    return { loosely, exactly: wanted.length ? isExactly : loosely };
  };

  const holding = async (term) => new Set((await index.hits({ term })).refs);

  const find = (layers, weights, question, fits) => {
    const matches = question.words.length ? gather(layers, weights) : everything(index.size);
    const those = (fit) => ordered(fit ? fitting(matches, fit) : matches, question);
    const exact = those(fits.exactly);
    const found = exact.refs.length || !question.phrases.length ? exact : those(fits.loosely);
    return { found, phraseMissed: found !== exact && found.refs.length > 0 };
  };

  const inOrder = (found, wanted, asked, question) => {
    return isByRelevance(asked, question)
      ? showing.closely(found, wanted, question, LOOKED_AT)
      : byDay(found, index.facts, asked.sort === "oldest" ? "oldest" : "newest");
  };

  /** Make the answer; its first groups, of which all has been read, come before what else is shown. */
  const answered = async (parts, onFirst) => {
    const { asked, question, told, sets, known, compounds, fits, failures, layers, guessed, mended, partial } = parts;
    const weights = weightsOf(layers, index.size);
    const { found, phraseMissed } = find(layers, weights, question, fits);
    const sifted = sift(found, sets);
    const bound = [...compounds, ...(phraseMissed ? [] : quotedIn(question))];
    const wanted = showing.wantedOf(question, layers, weights, known.additions, bound);
    const [order, called] = await Promise.all([
      inOrder({ ...found, refs: sifted.refs }, wanted, asked, question),
      naming.called(question, layers),
    ]);
    const named = naming.of(order, question, called);
    const groups = grouping.of(order, named, asked.groups ?? GROUPS, asked.open ?? []);
    const summary = {
      how: order.length ? (found.how === "all" && guessed.some(Boolean) ? "similar" : found.how) : "none",
      question: told,
      total: order.length,
      whole: found.wholeOf(order),
      unfiltered: found.refs.length,
      totalGroups: groups.total,
      also: known.additions.map(({ word, by, off }) => ({ word, by, off })),
      senses: known.senses,
      meant: meantBy(asked.q, mended, folding),
      missing: question.words.filter((_, place) => !layers[place].length),
      guessed: question.words.filter((_, place) => guessed[place]),
      phraseMissed,
      empty: !index.size,
    };
    const hits = (refs) => showing.hits(refs, wanted);
    const show = async (chosen, partial) => {
      const [people, papers] = await Promise.all([hits(named), grouping.shown(chosen, hits)]);
      const unread = index.failures() > failures;
      const counts = partial ? null : sifted.facets();
      return { ...summary, named: people, groups: papers, facets: counts, unread, partial };
    };
    const first = grouping.first(groups.chosen);
    if (partial) return show(first ?? groups.chosen, true);
    if (first && onFirst && (await onFirst(await show(first, true))) === false) return null;
    return show(groups.chosen, false);
  };

  return search;
}

function isByRelevance({ sort }, { words }) {
  return words.length > 0 && sort !== "newest" && sort !== "oldest";
}

/** Whether something has to wait for files, instead of having all it needs. */
function isLate(promise) {
  const soon = new Promise((resolve) => {
    setTimeout(resolve, 0, true);
  });
  return Promise.race([promise.then(() => false), soon]);
}

/** The phrases, with the words that stand nowhere else in the question. */
function quotedIn({ phrases, quoted, words }) {
  return phrases.map((tokens) => ({ tokens, words: quoted.filter((place) => tokens.includes(words[place])) }));
}

function stemming(lunr) {
  const stems = new Map();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = lunr.stemmer(new lunr.Token(word, {})).toString()));
    return stem;
  };
}

/** Write what was typed as it may have been meant. */
function meantBy(typed, mended, folding) {
  const words = new Map(mended.map(({ word, meant }) => [word, meant]));
  const q = typed.replace(/[^\s"“”]+/gu, (piece) => {
    const word = words.get(folding.allTokens(piece).join(" "));
    if (!word) return piece;
    return /^\p{Lu}\p{Ll}/u.test(piece) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
  return q === typed ? null : { q, shown: mended.every(({ searched }) => searched) };
}

function nothingAsked(question) {
  return {
    how: "nothing-asked",
    question,
    total: 0,
    whole: 0,
    unfiltered: 0,
    totalGroups: 0,
    named: [],
    groups: [],
    facets: { type: [], year: [], body: [], person: [] },
    also: [],
    senses: [],
    meant: null,
    missing: [],
    phraseMissed: false,
    unread: false,
    partial: false,
  };
}
