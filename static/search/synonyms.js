/**
 * What is searched as well: for an abbreviation its meaning, for a meaning its abbreviation, for some words those that
 * say the same. Where an abbreviation has several meanings nothing is added: the reader chooses.
 */

/**
 * @typedef {object} Known what archive/search/synonyms.py gathers
 * @property {{short: string, senses: string[], forms: string[][], asTyped: boolean}[]} synonyms abbreviations; for each
 *   sense the ways in which the archive writes it, folded; asTyped: it is a word as well, and meant in capitals only
 * @property {{typed: string[], forms: string[]}[]} words that say the same, and which of them the archive has
 */

/**
 * @typedef {object} Addition
 * @property {number[]} words the places, among the question's words, that it may stand for
 * @property {string} word what was typed
 * @property {string[]} by what it says of itself: "looked after children"
 * @property {string[][]} phrases folded words that stand one after another
 * @property {boolean} off whether the reader does not want it
 */

/**
 * Make the function that knows them.
 *
 * @param {Known} known
 * @param {import('./text.js').Folding} folding
 * @param {(word: string) => string} stem
 */
export function createSynonyms({ synonyms, words }, folding, stem) {
  const stems = (text) => folding.tokens(text).map(stem);
  const keyOf = (text) => stems(text).join(" ");
  const shorts = new Map(synonyms.map((entry) => [keyOf(entry.short), entry]));
  const phrases = createPhrases(stems, [
    ...synonyms
      .filter(({ asTyped }) => !asTyped)
      .flatMap(({ short, senses, forms }) =>
        senses.flatMap((sense, place) =>
          [sense, ...forms[place]].map((long) => [long, { word: sense, by: [short], forms: [short] }]),
        ),
      ),
    ...words.flatMap(({ typed, forms }) => typed.map((word) => [word, { word, by: forms, forms }])),
  ]);

  /**
   * @param {import('./question.js').Question} question
   * @param {string[]} off what the reader does not want
   * @returns {{additions: Addition[], senses: {term: string, senses: string[]}[]}}
   */
  const of = ({ words, inCapitals }, off) => {
    const stemmed = words.map(stem);
    const entries = stemmed.map((term, place) => {
      const entry = shorts.get(term);
      return entry && (!entry.asTyped || inCapitals[place]) ? entry : null;
    });
    const unwanted = new Set(off.map(keyOf));
    const meanings = entries.flatMap((entry, place) =>
      entry?.senses.length === 1 ? [meaningOf(entry, place)] : [],
    );
    return {
      additions: merged([...meanings, ...phrases(stemmed)])
        .map((addition) => added(addition, stemmed, unwanted))
        .filter(({ phrases }) => phrases.length),
      senses: entries
        .filter((entry) => entry?.senses.length > 1)
        .map(({ short, senses }) => ({ term: short, senses })),
    };
  };

  const meaningOf = ({ short, senses, forms }, place) => ({
    words: [place],
    word: short,
    by: senses,
    forms: [...senses, ...forms.flat()],
  });

  /** Leave out what was typed itself. */
  const added = ({ words, word, by, forms }, stemmed, unwanted) => {
    const typed = words.map((place) => stemmed[place]).join(" ");
    const others = forms.filter((form) => keyOf(form) !== typed);
    return {
      words,
      word,
      by: distinct(
        by.filter((form) => keyOf(form) !== typed),
        keyOf,
      ),
      phrases: distinct(
        others.map((form) => folding.allTokens(form)),
        (tokens) => tokens.join(" "),
      ),
      off: [word, ...by].some((text) => unwanted.has(keyOf(text))),
    };
  };

  return { of };
}

/** Make the function that finds phrases in a question, the longest at each place. */
function createPhrases(stems, entries) {
  const byFirst = new Map();
  for (const [text, addition] of entries) {
    const long = stems(text);
    if (!long.length) continue;
    byFirst.set(long[0], [...(byFirst.get(long[0]) ?? []), { long, addition }]);
  }
  for (const some of byFirst.values()) some.sort((one, other) => other.long.length - one.long.length);

  return (stemmed) => {
    const found = [];
    stemmed.forEach((term, place) => {
      const here = (byFirst.get(term) ?? []).filter(({ long }) =>
        long.every((other, step) => other === stemmed[place + step]),
      );
      const longest = here.filter(({ long }) => long.length === here[0].long.length);
      for (const { long, addition } of longest)
        found.push({ ...addition, words: long.map((_, step) => place + step) });
    });
    // "school" of "special school" says nothing more.
    return found.filter(
      ({ words }) => !found.some((other) => other.words.length > words.length && covers(other.words, words)),
    );
  };
}

function covers(more, words) {
  return words.every((place) => more.includes(place));
}

/** Of the same words only one line says what is searched as well. */
function merged(additions) {
  const byPlaces = new Map();
  for (const addition of additions) {
    const key = addition.words.join(" ");
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
