/**
 * The index as the search asks it: which sections have a word, what is known of them, and what is shown of them.
 * It knows Lunr and the files of the index and nothing of the page, so it runs in a worker and in the tests' node too.
 *
 * What it finds, and how it scores, is what one lunr.Index of all sections would, but only the parts that a query
 * needs are loaded. A section's ref is its number, from 0 in the order of the files.
 */

import { isoDate, readFacts } from "./facts.js";
import { checked, createLoad, createParts } from "./parts.js";
import { standing, together } from "./places.js";
import { createEvaluate, normsOf, placeIn } from "./scores.js";
import { createTerms } from "./terms.js";

const FORMAT = 4;
/** What is looked at closely; where a section stands tells nothing of how near words are. */
const LOOKED_IN = ["title", "text"];

/**
 * @typedef {object} Clause as of Lunr's `query.term`
 * @property {string} term
 * @property {boolean} [usePipeline] whether the term is stemmed; it is if nothing is said
 * @property {number} [wildcard] lunr.Query.wildcard
 * @property {number} [editDistance]
 * @property {string[]} [fields]
 * @property {number} [boost]
 */

/**
 * @typedef {object} Found
 * @property {string[]} terms the terms of the index that the clause means
 * @property {Int32Array} refs the sections that have any of them, in ascending order
 * @property {Float64Array} scores for each of `refs` the score that Lunr gives it
 * @property {(ref: number) => string[]} matched which of `terms` a section has
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
 * @property {{title: string, url: string}[]} alsoIn where else the same words stand
 */

/**
 * @typedef {object} Group
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {string} kind
 * @property {string|null} body
 * @property {string|null} date
 */

/**
 * @typedef {object} Standing a word of a term where it stands in a title or a text
 * @property {string} term
 * @property {string} token
 * @property {number} at which word of the field of all sections it is
 * @property {string} [before] the common word before it
 * @property {string} [after] … after it
 */

/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {Awaited<ReturnType<typeof openIndex>>} Index */

/**
 * Read a file of the index from the site.
 *
 * @param {string} address
 */
export async function fetchedJson(address) {
  // The first file names the folder of all others: an old one of it would name files that are gone.
  const response = await fetch(address, { cache: address.endsWith("about.json") ? "no-cache" : "default" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/**
 * Open the index.
 *
 * @param {string} base address of the folder of its files, with a slash at the end
 * @param {{fetchJson?: (address: string) => Promise<any>, lunr: object}} means
 */
export async function openIndex(base, { fetchJson = fetchedJson, lunr }) {
  const about = await createLoad(fetchJson, base)("about", known);
  const load = createLoad(fetchJson, `${base}${about.build}/`);
  const { facts, lengths } = await load("facts", readFacts);
  const { size } = about;
  const names = about.fields.map(({ name }) => name);
  const statistics = { norms: lengths.map(normsOf), boosts: about.fields.map(({ boost }) => boost), size };
  const parts = createParts(load, about, statistics);
  const terms = createTerms(parts, lunr);
  const evaluate = createEvaluate({ fields: names.length, size });
  // Numbered in their order, as in archive/search/postings.py.
  const common = ["", ...[...about.folding.stop_words].sort()];
  const commonWords = new Map(common.map((word, at) => [word, at]).slice(1));
  const lookedIn = LOOKED_IN.map((name) => names.indexOf(name));

  /** Have Lunr understand a query, load what it needs, and evaluate it. */
  const evaluated = async (build, options) => {
    const query = new lunr.Query(names);
    build.call(query, query);
    const clauses = await Promise.all(query.clauses.map(meant));
    return evaluate(clauses, options);
  };

  const meant = async (clause) => {
    const fields = clause.fields.map((name) => names.indexOf(name));
    if (fields.includes(-1)) throw new Error(`The index has no field ${clause.fields}.`);
    const meanings = await terms.meant(clause);
    const postings = await Promise.all(meanings.map((group) => Promise.all(group.map(parts.posting))));
    return { presence: clause.presence, boost: clause.boost, fields, postings };
  };

  const matchedIn = (used) => (ref) => [
    ...new Set(
      used.filter(([posting, field]) => placeIn(posting.in(field).refs, ref) >= 0).map(([{ term }]) => term),
    ),
  ];

  /**
   * Find what one clause means.
   *
   * @param {Clause} clause
   * @returns {Promise<Found>}
   */
  const hits = async ({ term, ...options }) => {
    const build = (query) => query.term(term, options);
    const { refs, scores, used } = await evaluated(build, { ascending: true });
    return {
      terms: [...new Set(used.map(([posting]) => posting.term))],
      refs,
      scores,
      matched: matchedIn(used),
    };
  };

  /**
   * Ask as `lunr.Index.query` does.
   *
   * @param {(query: object) => void} build
   * @returns {Promise<{ref: number, score: number, terms: string[]}[]>} best first
   */
  const query = async (build) => {
    const { refs, scores, used } = await evaluated(build);
    const matched = matchedIn(used);
    return Array.from(refs, (ref, at) => ({ ref, score: scores[at], terms: matched(ref) })).sort(
      (one, other) => other.score - one.score,
    );
  };

  /**
   * Find the sections in which these folded words stand one after another. Of three common words in a row or
   * more, any may stand for those in the middle.
   *
   * @param {string[]} tokens
   * @returns {Promise<Set<number>>} empty, too, where all words are common
   */
  const phrase = async (tokens) => {
    const telling = [...tokens.entries()].filter(([, token]) => !commonWords.has(token));
    const words = await Promise.all(telling.map(([at]) => stands(tokens, at)));
    return words.length && words.every(Boolean) ? together(words) : new Set();
  };

  const stands = async (tokens, at) => {
    const [term] = terms.stemmed(tokens[at]);
    const between = [at - 1, at + 1].map((place) => commonWords.get(tokens[place]) ?? null);
    const [posting, placed] = await Promise.all([parts.posting(term), parts.places(term, between.some(Boolean))]);
    return posting && placed ? standing(placed, tokens[at], between, posting.each, at, names.length) : null;
  };

  /**
   * Give, for each section, in its title and its text, the words of a term where they stand.
   *
   * @param {string} term
   * @param {number[]} refs
   * @param {boolean} withBeside whether the common words beside them are wanted
   * @returns {Promise<Standing[][][]>}
   */
  const standingIn = async (term, refs, withBeside) => {
    const posting = await parts.posting(term);
    const ranges = refs.map((ref) => lookedIn.map((field) => (posting ? posting.within(field, ref) : [0, 0])));
    if (ranges.flat().every(([from, to]) => from === to)) return ranges.map((fields) => fields.map(() => []));
    const placed = await parts.places(term, withBeside);
    const word = (field, place) => {
      const [before, after] = placed.besideIn?.(field).subarray(2 * place) ?? [0, 0];
      const token = placed.forms[placed.formsIn(field)?.[place] ?? 0];
      return { term, token, at: placed.in(field)[place], before: common[before], after: common[after] };
    };
    return ranges.map((fields) =>
      fields.map(([from, to], at) => Array.from({ length: to - from }, (_, step) => word(lookedIn[at], from + step))),
    );
  };

  /**
   * Give what is shown of sections, in the order of the refs.
   *
   * @param {number[]} refs
   * @returns {Promise<Shown[]>}
   */
  const texts = (refs) => Promise.all(Array.from(refs, shown));

  const shown = async (ref) => {
    const rows = await load(`texts/${Math.floor(ref / about.texts)}`, (all) => checked(all, isShown));
    const [title, breadcrumb, url, text, ...others] = rows[ref % about.texts];
    const alsoIn = [];
    for (let at = 0; at < others.length; at += 2) alsoIn.push({ title: others[at], url: others[at + 1] });
    const [kind, body] = [facts.kinds[facts.kind[ref]], facts.bodies[facts.body[ref]]];
    return { title, kind, body, breadcrumb, date: isoDate(facts.day[ref]), url, text, alsoIn };
  };

  /**
   * Give groups by their numbers; all of them if none are named.
   *
   * @param {number[]} [numbers]
   * @returns {Promise<Group[]>}
   */
  const groups = async (numbers) => {
    const all = await load("groups", (rows) => checked(rows, Boolean));
    return numbers ? Array.from(numbers, (number) => all[number]) : all;
  };

  /** Whether another build stands in the place of this one, whose files are gone; as far as can be told. */
  const isReplaced = async () => {
    const now = await createLoad(fetchJson, base)("about", known).catch(() => about);
    return now.build !== about.build;
  };

  return {
    size,
    about,
    isReplaced,
    /** @type {Facts} */
    facts,
    hits,
    query,
    phrase,
    standing: standingIn,
    /** What people and terms are called whose last telling word is this term: `{ref, name, isOffice}` each. */
    names: parts.names,
    texts,
    groups,
    /** Terms that begin as words do, each with its words, the most frequent first, and how many sections have it. */
    vocabulary: parts.vocabulary,
    /** How many bytes at most a clause would load that are not here yet. */
    cost: terms.cost,
  };
}

function known(about) {
  if (about.format !== FORMAT) throw new Error(`it has format ${about.format}, not ${FORMAT}`);
  return about;
}

function isShown(row) {
  return Array.isArray(row) && row.length >= 4 && row.every((text) => typeof text === "string");
}
