/**
 * Keeps the sections that pass the filters, and counts how many results each value of a filter would give.
 *
 * It goes through tens of thousands of sections at each key that is pressed, hence the plain loops.
 */

/**
 * Make the function that sifts.
 *
 * @param {import('./facets.js').Facet[]} facets
 * @param {Int32Array} copy for each section the one with the same words that is shown for both, or itself
 */
export function createSifting(facets, copy) {
  const repeated = new Uint8Array(copy.length);
  for (let ref = 0; ref < copy.length; ref += 1) if (copy[ref] !== ref) repeated[copy[ref]] = 1;

  /**
   * Keep what passes all filters, the same passage once, and count for each value what it would give with the other
   * filters as they are.
   *
   * @param {import('./ordering.js').Ordered} found the same passages stand where the best of them stood
   * @param {Map<string, Set<number>>} sets of which values one is wanted
   */
  return ({ refs, tiers }, sets) => {
    const tallies = facets.map((facet) => createTally(facet, sets.get(facet.name)));
    const kept = new Int32Array(refs.length);
    const passages = new Set();
    let count = 0;
    for (let place = 0; place < refs.length; place += 1) {
      const ref = refs[place];
      const passage = copy[ref];
      const again = repeated[passage] === 1;
      const failed = failing(tallies, ref);
      if (failed === TWO) continue;
      if (failed !== NONE) {
        tallies[failed].count(ref, again, passage);
        continue;
      }
      for (let number = 0; number < tallies.length; number += 1) tallies[number].count(ref, again, passage);
      if (again && passages.has(passage)) continue;
      if (again) passages.add(passage);
      kept[count] = again && tiers[passage] && failing(tallies, passage) === NONE ? passage : ref;
      count += 1;
    }
    const told = tallies.map((tally) => tally.told());
    return {
      refs: kept.slice(0, count),
      facets: Object.fromEntries(facets.map(({ name }, number) => [name, told[number]])),
    };
  };
}

const NONE = -1;
const TWO = -2;

/** Say which of the filters a section fails: none, the number of one, or two and more. */
function failing(tallies, ref) {
  let failed = NONE;
  for (let number = 0; number < tallies.length; number += 1) {
    if (tallies[number].passes(ref)) continue;
    if (failed !== NONE) return TWO;
    failed = number;
  }
  return failed;
}

/** Make what counts the values of one filter, of which only those of a set pass. */
function createTally({ values, starts, numbers }, set) {
  const counts = new Uint32Array(values.length);
  const seen = new Set();
  const wanted = set ? Uint8Array.from(values, (_, number) => (set.has(number) ? 1 : 0)) : null;

  const passes = (ref) => {
    if (!wanted) return true;
    for (let place = starts[ref]; place < starts[ref + 1]; place += 1)
      if (wanted[numbers[place]]) return true;
    return false;
  };

  /** Count a section's values; of the same passage each value once. */
  const count = (ref, again, passage) => {
    for (let place = starts[ref]; place < starts[ref + 1]; place += 1) {
      const number = numbers[place];
      const key = passage * values.length + number;
      if (again && seen.has(key)) continue;
      if (again) seen.add(key);
      counts[number] += 1;
    }
  };

  const told = () =>
    values
      .map((value, number) => ({ ...value, count: counts[number], chosen: set?.has(number) ?? false }))
      .filter(({ count, chosen }) => count || chosen);

  return { passes, count, told };
}
