/** Knows the glossary's abbreviations that are common words in small letters: "HE" is Hackney Education, "he" is nothing. */

/**
 * Make the function that takes them for words of a question: nothing has them in the index, so what they mean is found.
 *
 * @param {{short: string, senses: string[]}[]} synonyms
 * @param {import('./text.js').Folding} folding
 * @returns {(question: import('./question.js').Question) => import('./question.js').Question}
 */
export function createCapitals(synonyms, folding) {
  const known = new Map(
    synonyms.filter(({ short }) => !folding.tokens(short).length).map(({ short, senses }) => [short, senses]),
  );

  return (question) => {
    const { sequence, printed, words } = question;
    const places = [...sequence.keys()].filter((at) => known.has(printed[at]) && !words.includes(sequence[at]));
    const found = new Map(places.map((at) => [sequence[at], known.get(printed[at])]));
    return found.size ? withWords(question, found) : question;
  };
}

/** Put words before the others; of one that means several things the reader chooses, so that it need not be there. */
function withWords(question, found) {
  const { words, alike, required, inCapitals, compounds, quoted, common } = question;
  const shifted = (places) => places.map((place) => place + found.size);
  const added = [...found.keys()];
  return {
    ...question,
    words: [...added, ...words],
    alike: [...added.map(() => []), ...alike],
    required: [...[...found.values()].map((senses) => words.length > 0 && senses.length === 1), ...required],
    inCapitals: [...added.map(() => true), ...inCapitals],
    compounds: compounds.map((compound) => ({ ...compound, words: shifted(compound.words) })),
    quoted: shifted(quoted),
    common: common.filter((word) => !found.has(word)),
  };
}
