/**
 * The index as the search asks it: which sections have a word, what is known of them, and what is shown of them.
 * It knows Lunr and the files of the index and nothing of the page, so it runs in a worker and in the tests' node too.
 *
 * A section's ref is its number, from 0 in the order of the files.
 */

import { createFolding } from "./text.js";

const FORMAT = 1;

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
 */

/**
 * @typedef {object} Facts what is known of each section, by its ref
 * @property {string[]} kinds what the numbers of `kind` mean
 * @property {(string|null)[]} bodies what the numbers of `body` mean
 * @property {Int32Array} kind
 * @property {Int32Array} body
 * @property {Int32Array} group number of its meeting, report …
 * @property {Int32Array} day as a number, 20230116; 20230100 where only the month is known, 0 where nothing is
 * @property {Uint8Array} standing 1: a standing notice
 * @property {Int32Array} copy the first section with the same passage, or itself
 */

/**
 * Open the index.
 *
 * @param {string} base address of the folder of its files, with a slash at the end
 * @param {{fetchJson: (address: string) => Promise<any>, lunr: object}} means
 */
export async function openIndex(base, { fetchJson, lunr }) {
  const [serialised, store] = await Promise.all([
    fetchJson(`${base}index.json`),
    fetchJson(`${base}store.json`),
  ]);
  if (store.format !== FORMAT) throw new Error(`The search data has format ${store.format}, not ${FORMAT}.`);
  const loaded = lunr.Index.load(serialised);
  const size = store.sections.length;
  const { shared } = store;
  const folding = createFolding(store.folding);

  /** @returns {Shown} */
  const show = (ref) => {
    const [title, kind, body, breadcrumb, date, url, text] = store.sections[ref];
    return { title, kind: shared[kind], body: shared[body], breadcrumb: shared[breadcrumb], date, url, text };
  };

  /** @returns {Promise<Found>} */
  const hits = async ({ term, ...options }) => {
    const found = loaded
      .query((query) => query.term(term, options))
      .sort((one, other) => Number(one.ref) - Number(other.ref));
    const matched = new Map(
      found.map(({ ref, matchData }) => [Number(ref), Object.keys(matchData.metadata)]),
    );
    return {
      terms: [...new Set([...matched.values()].flat())],
      refs: Int32Array.from(found, ({ ref }) => Number(ref)),
      scores: Float64Array.from(found, ({ score }) => score),
      matched: (ref) => matched.get(ref) ?? [],
    };
  };

  /** Ask as `lunr.Index.query` does; refs are numbers. */
  const query = async (build) =>
    loaded.query(build).map(({ ref, score, matchData }) => ({
      ref: Number(ref),
      score,
      terms: Object.keys(matchData.metadata),
    }));

  /** Find the sections in whose title, breadcrumb or text these folded words stand one after another. */
  const phrase = async (tokens) => {
    const wanted = ` ${tokens.join(" ")} `;
    const has = (text) => ` ${folding.allTokens(text).join(" ")} `.includes(wanted);
    const refs = [...store.sections.keys()];
    return new Set(
      refs.filter((ref) => {
        const { title, breadcrumb, text } = show(ref);
        return [title, breadcrumb, text].some(has);
      }),
    );
  };

  /** Give what is shown of sections, in the order of the refs. */
  const texts = async (refs) => refs.map(show);

  /** Give the terms of the index in their order, each with the number of sections that have it. */
  const vocabulary = async () =>
    Object.entries(loaded.invertedIndex).map(([term, posting]) => ({
      term,
      sections: new Set(loaded.fields.flatMap((field) => Object.keys(posting[field]))).size,
    }));

  /** Say how many bytes the clause would load. */
  const cost = () => 0;

  const { facts, all } = factsOf(store.sections.keys(), show, size);
  return {
    size,
    about: { folding: store.folding, format: store.format, fields: loaded.fields },
    facts,
    groups: async (numbers) => (numbers ?? [...all.keys()]).map((number) => all[number]),
    hits,
    query,
    phrase,
    texts,
    vocabulary,
    cost,
  };
}

function factsOf(refs, show, size) {
  const facts = { kinds: [], bodies: [] };
  for (const name of ["kind", "body", "group", "day", "copy"]) facts[name] = new Int32Array(size);
  facts.standing = new Uint8Array(size);
  const numbers = { kinds: new Map(), bodies: new Map(), groups: new Map() };
  const numbered = (name, value) => {
    if (!numbers[name].has(value)) numbers[name].set(value, numbers[name].size);
    return numbers[name].get(value);
  };
  const all = [];
  for (const ref of refs) {
    const { title, kind, body, breadcrumb, date, url } = show(ref);
    facts.kind[ref] = numbered("kinds", kind);
    facts.body[ref] = numbered("bodies", body);
    const address = url.split("#")[0];
    facts.group[ref] = numbered("groups", address);
    all[facts.group[ref]] ??= { title: breadcrumb.split(" › ")[0] || title, url: address, kind, body, date };
    facts.day[ref] = Number((date ?? "").replaceAll("-", "").padEnd(8, "0"));
    facts.copy[ref] = ref;
  }
  facts.kinds = [...numbers.kinds.keys()];
  facts.bodies = [...numbers.bodies.keys()];
  return { facts, all };
}
