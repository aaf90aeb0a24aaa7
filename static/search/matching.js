/**
 * Finds the sections that have the words of a question: as typed, begun so, spelt almost so, or meaning the same.
 */

import { rarity } from "./ranking.js";
import { halvesOf, stemsBegun, wordsLike } from "./spelling.js";

const MOST_REMEMBERED = 24;
const SHORTEST_BEGINNING = 2;
/** A beginning that would load more than this has to wait for its next letter. */
const DEAREST_BEGINNING = 320_000;
/** A word that so few sections have may be a slip of the one that so many times more have. */
const FEW_SECTIONS = 2;
const MORE_USUAL = 10;
const SHORTEST_SLIP = 6;
const NUMBER = /^[0-9]+$/u;

/**
 * @typedef {object} Layer one way in which sections have a word
 * @property {keyof typeof import("./ranking.js").FORMS} form
 * @property {Int32Array} refs in ascending order
 * @property {Float64Array} scores for each of `refs`
 * @property {string[]} terms of the index
 */

/**
 * Make the functions that ask the index for words.
 *
 * @param {import('./index.js').Index} index
 * @param {{wildcard: object}} query lunr.Query
 */
export function createMatching(index, query) {
  const remembered = new Map();

  /** Ask the index; the words before the one that is being typed were asked for a moment ago. */
  const hits = (clause) => {
    const key = JSON.stringify(clause);
    const found = remembered.get(key) ?? index.hits(clause);
    remembered.delete(key);
    remembered.set(key, found);
    found.catch(() => remembered.delete(key));
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value);
    return found;
  };

  const ask = async (form, clause) => {
    const { refs, scores, terms } = await hits(clause);
    return { form, refs, scores, terms };
  };

  const exactly = (term) => ask("word", { term });

  const beginning = async (term) => {
    const clause = { term, usePipeline: false, wildcard: query.wildcard.TRAILING };
    if (term.length < SHORTEST_BEGINNING || index.cost(clause) > DEAREST_BEGINNING) return [];
    return some([await ask("beginning", clause)]);
  };

  // The index has stems: while "safeguarding" is being typed there is a moment when neither the stem "safeguardin"
  // nor anything that begins so is in it.
  const begun = async (word) => {
    const found = await beginning(word);
    if (found.length) return found;
    for (const term of stemsBegun(word)) {
      const layers = some([await ask("beginning", { term, usePipeline: false })]);
      if (layers.length) return layers;
    }
    return [];
  };

  /** Give the layers of a word as it was typed. */
  const typed = async (word, alike, unfinished) => {
    const layers = some(await Promise.all([word, ...alike].map(exactly)));
    if (!unfinished) return layers;
    return layers.length ? [...layers, ...(await beginning(word))] : begun(word);
  };

  /** Give the layers of what is like a word that nothing has. */
  const similar = async (word) => {
    // 2020 is in nothing that is not 2020.
    if (NUMBER.test(word)) return { layers: [], meant: null };
    const longer = await beginning(word);
    if (longer.length) return { layers: longer, meant: null };
    const apart = await writtenApart(word);
    if (apart) return apart;
    const candidates = await wordsLike(word, index.vocabulary);
    const layers = candidates.map(({ term, wrong }) =>
      ask(wrong > candidates[0].wrong ? "moreMisspelt" : "misspelt", { term, usePipeline: false }),
    );
    if (!layers.length) return { layers: await begun(word), meant: null };
    return { layers: some(await Promise.all(layers)), meant: candidates[0].word };
  };

  /** Give the layer of what a word is that the archive writes as two, one after the other. */
  const writtenApart = async (word) => {
    const pairs = await halvesOf(word, index.vocabulary, index.about.folding.stop_words);
    const found = await Promise.all(
      pairs.map(async ({ words, terms }) => ({ words, layer: { ...(await meaning([words])), form: "misspelt", terms } })),
    );
    const most = Math.max(...found.map(({ layer }) => layer.refs.length));
    const best = most > 0 && found.find(({ layer }) => layer.refs.length === most);
    return best ? { layers: [best.layer], meant: best.words.join(" ") } : null;
  };

  /** Give the far more usual word that a rare one may be a slip of. */
  const moreUsual = async (word, layers) => {
    if (word.length < SHORTEST_SLIP) return null;
    const having = new Set(layers.flatMap(({ refs }) => [...refs.slice(0, FEW_SECTIONS + 1)])).size;
    if (!having || having > FEW_SECTIONS) return null;
    const others = await wordsLike(
      word,
      index.vocabulary,
      layers.flatMap(({ terms }) => terms),
    );
    const other = others.find(({ sections, wrong }) => wrong === 1 && sections >= having * MORE_USUAL);
    return other?.word ?? null;
  };

  /** Give the layer of what a word means, or is short for. */
  const meaning = async (phrases) => {
    const sets = await Promise.all(phrases.map(index.phrase));
    const refs = Int32Array.from(new Set(sets.flatMap((set) => [...set]))).sort();
    // All alike: how often and where a phrase stands, the index does not say.
    const scores = new Float64Array(refs.length).fill(rarity(refs.length, index.size));
    return { form: "synonym", refs, scores, terms: [] };
  };

  /** Keep of the layers of words what stands in their compounds, where there is anything. */
  const within = async (words, compounds) => {
    const sets = await Promise.all(
      compounds.map(({ tokens }) => index.tried(index.phrase(tokens), new Set())),
    );
    const used = compounds.map((compound, at) => ({ ...compound, refs: sets[at] })).filter(({ refs, isListed }) => refs.size || isListed);
    return {
      used,
      layers: words.map((layers, word) => {
        const binding = used.filter(({ words }) => words.includes(word));
        return some(binding.reduce((kept, { refs }) => kept.map((layer) => only(layer, refs)), layers));
      }),
    };
  };

  return { typed, similar, moreUsual, meaning, within };
}

function only(layer, wanted) {
  const isWanted = (_, place) => wanted.has(layer.refs[place]);
  return { ...layer, refs: layer.refs.filter(isWanted), scores: layer.scores.filter(isWanted) };
}

function some(layers) {
  return layers.filter(({ refs }) => refs.length);
}
