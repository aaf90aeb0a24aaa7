/** Finds the terms of the index that a clause of Lunr's means, in the order in which Lunr would. */

const WILDCARD = "*";

/**
 * @param {ReturnType<typeof import('./parts.js').createParts>} parts
 * @param {object} lunr
 */
export function createTerms(parts, lunr) {
  const pipeline = lunr.Pipeline.load(["stemmer"]);
  const stemmed = (word) => pipeline.runString(word, {});

  // What does not match does not change the order of what does, so Lunr may choose from a few likely terms.
  const chosen = (clause, likely) =>
    lunr.TokenSet.fromArray(likely).intersect(lunr.TokenSet.fromClause(clause)).toArray();

  const likely = async ({ term, editDistance }) => {
    if (editDistance) return near(term, editDistance);
    const prefix = beginning(term);
    if (prefix !== null) return parts.beginning(prefix);
    if (term.includes(WILDCARD)) return sorted(await parts.vocabulary());
    return (await parts.posting(term)) ? [term] : [];
  };

  const near = async (term, distance) => {
    const alike = sorted(await parts.vocabulary()).filter((other) => Math.abs(other.length - term.length) <= distance);
    return distance > 1 || term.includes(WILDCARD) ? alike : alike.filter((other) => mayDifferByOne(term, other));
  };

  /**
   * Give the terms that a clause means: for each that the pipeline makes of its word, those of the index.
   *
   * @param {object} clause of a lunr.Query
   * @returns {Promise<string[][]>}
   */
  const meant = (clause) =>
    Promise.all(
      (clause.usePipeline ? stemmed(clause.term) : [clause.term]).map(async (term) => {
        const one = { ...clause, term };
        return chosen(one, await likely(one));
      }),
    );

  /**
   * Say how many bytes at most a clause with one word, or the beginning of one, would load that are not here yet.
   *
   * @param {import('./index.js').Clause} clause
   */
  const cost = ({ term, ...options }) => {
    const [clause] = new lunr.Query([]).term(term, options).clauses;
    const prefix = beginning(clause.term);
    if (prefix !== null) return parts.cost(prefix, { prefix: true });
    return parts.cost(clause.usePipeline ? stemmed(clause.term)[0] : clause.term);
  };

  return { meant, stemmed, cost };
}

/** Give what stands before the only wildcard, which is the last letter; null where it is otherwise. */
function beginning(term) {
  return term.indexOf(WILDCARD) === term.length - 1 && term.length ? term.slice(0, -1) : null;
}

function sorted(rows) {
  return rows.map(({ term }) => term).sort();
}

/** Whether, between what two terms have in common at both ends, no more is left than one edit can explain. */
function mayDifferByOne(one, other) {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < least - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return Math.max(one.length, other.length) - start - end <= 2;
}
