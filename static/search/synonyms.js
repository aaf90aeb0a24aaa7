/**
 * What the glossary adds to a question: for an abbreviation its meaning, for a meaning its abbreviation. Where an
 * abbreviation has several meanings nothing is added: the reader chooses.
 */

/**
 * @typedef {object} Addition
 * @property {number[]} words the places, among the question's words, that it may stand for
 * @property {string} word what was typed
 * @property {string[][]} phrases folded words that stand one after another
 * @property {string[]} by what it says of itself: "looked after children"
 * @property {boolean} off whether the reader does not want it
 */

/**
 * Make the functions that know the glossary.
 *
 * @param {{short: string, senses: string[]}[]} glossary
 * @param {import('./text.js').Folding} folding
 * @param {(word: string) => string} stem
 */
export function createSynonyms(glossary, folding, stem) {
  const stems = (text) => folding.tokens(text).map(stem);
  const byShort = new Map();
  const byFirst = new Map();
  for (const { short, senses } of glossary) {
    const key = stems(short).join(" ");
    if (!key) continue;
    byShort.set(key, { short, senses: [...(byShort.get(key)?.senses ?? []), ...senses] });
    for (const sense of senses) {
      const long = stems(sense);
      if (long.length > 1) byFirst.set(long[0], [...(byFirst.get(long[0]) ?? []), { long, sense, short }]);
    }
  }

  /**
   * @param {string[]} words of the question
   * @param {string[]} off
   * @returns {{additions: Addition[], senses: {term: string, senses: string[]}[]}}
   */
  const of = (words, off) => {
    const stemmed = words.map(stem);
    const known = stemmed.map((term) => byShort.get(term));
    const additions = [
      ...known.flatMap((entry, place) => (entry?.senses.length === 1 ? [meaning(entry, place)] : [])),
      ...stemmed.flatMap((_, place) => abbreviations(stemmed, place)),
    ];
    return {
      additions: additions.map((addition) => ({ ...addition, off: isOff(addition, off, stems) })),
      senses: known
        .filter((entry) => entry?.senses.length > 1)
        .map(({ short, senses }) => ({ term: short, senses })),
    };
  };

  const meaning = ({ short, senses }, place) => ({
    words: [place],
    word: short,
    by: senses,
    phrases: senses.flatMap((sense) => inNumbers(folding.allTokens(sense))),
  });

  const abbreviations = (stemmed, place) =>
    (byFirst.get(stemmed[place]) ?? [])
      .filter(({ long }) => long.every((term, step) => term === stemmed[place + step]))
      .map(({ long, sense, short }) => ({
        words: long.map((_, step) => place + step),
        word: sense,
        by: [short],
        phrases: inNumbers(folding.allTokens(short)),
      }));

  return { of };
}

/** A phrase, and the same of several or of one: "looked after child(ren)" is the glossary's affair, "plans" ours. */
function inNumbers(tokens) {
  const last = tokens.at(-1);
  if (!last || tokens.length < 2) return tokens.length ? [tokens] : [];
  const other = last.endsWith("s") ? last.slice(0, -1) : `${last}s`;
  return [tokens, [...tokens.slice(0, -1), other]];
}

function isOff({ word, by }, off, stems) {
  const keys = off.map((text) => stems(text).join(" "));
  return [word, ...by].some((text) => keys.includes(stems(text).join(" ")));
}
