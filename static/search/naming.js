/** Knows when a question is a name: of a person, in any of its spellings, or a term of the glossary. */

const KINDS = ["person", "glossary term"];
const MOST_READ = 12;
const MOST_NAMED = 3;
const TITLES = new Set(["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "mayor", "professor", "prof"]);

/**
 * @param {import('./index.js').Index} index
 * @param {import('./text.js').Folding} folding
 */
export function createNaming(index, folding) {
  const { facts } = index;
  const kinds = KINDS.map((kind) => facts.kinds.indexOf(kind)).filter((kind) => kind >= 0);
  const plain = (tokens) => {
    const rest = tokens.filter((token) => !TITLES.has(token));
    return (rest.length ? rest : tokens).join(" ");
  };

  /** A person's page is found by the surname as well, but comes first only with few others of that name. */
  const isNamed = ({ title, kind, text }, asked) => {
    const names = [title, ...text.split(";")].map((name) => plain(folding.allTokens(name)));
    return names.includes(asked) || (kind === "person" && names[0].endsWith(` ${asked}`));
  };

  /**
   * Give the people and terms whose name is all that was asked.
   *
   * @param {ArrayLike<number>} order refs, best first
   * @param {import('./question.js').Question} question
   * @returns {Promise<number[]>}
   */
  const of = async (order, { sequence, filters }) => {
    const asked = plain(sequence);
    if (!asked || filters.length) return [];
    const refs = [];
    for (let place = 0; place < order.length && refs.length < MOST_READ; place += 1) {
      if (kinds.includes(facts.kind[order[place]])) refs.push(order[place]);
    }
    const shown = await index.texts(refs);
    const named = refs.filter((_, place) => isNamed(shown[place], asked));
    return named.slice(0, MOST_NAMED);
  };

  return { of };
}
