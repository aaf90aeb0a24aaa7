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
   * Keep what passes all filters, the same passage once, with the function that counts for each value what it would
   * give with the other filters as they are; that takes longer than all else, and is not what is shown first.
   *
   * @param {import('./ordering.js').Ordered} found the same passages stand where the best of them stood
   * @param {Map<string, Set<number>>} sets of which values one is wanted
   */
  return ({ refs, tierOf }, sets) => {
    const tallies = facets.map((facet) => createTally(facet, sets.get(facet.name), copy, repeated));
    const filters = sets.size ? tallies : [];
    const failures = Int8Array.from(sets.size ? refs : [], (ref) => failing(filters, ref));
    const kept = new Int32Array(refs.length);
    const passages = new Set();
    let count = 0;
    for (let place = 0; place < refs.length; place += 1) {
      if (sets.size && failures[place] !== NONE) continue;
      const passage = copy[refs[place]];
      const again = repeated[passage] === 1;
      if (again && passages.has(passage)) continue;
      if (again) passages.add(passage);
      kept[count] = again && tierOf(passage) && failing(filters, passage) === NONE ? passage : refs[place];
      count += 1;
    }
    const told = ({ name }, number) => {
      const counted = sets.size ? refs.filter((_, place) => passesOthers(failures[place], number)) : refs;
      return [name, tallies[number].told(counted)];
    };
    return { refs: kept.slice(0, count), facets: () => Object.fromEntries(facets.map(told)) };
  };
}

const NONE = -1;
const TWO = -2;

/** Say which of the filters a section fails: none, the number of one, or two and more. */
function failing(filters, ref) {
  let failed = NONE;
  for (let number = 0; number < filters.length; number += 1) {
    if (filters[number].passes(ref)) continue;
    if (failed !== NONE) return TWO;
    failed = number;
  }
  return failed;
}

function passesOthers(failed, number) {
  return failed === NONE || failed === number;
}

/** Make what counts the values of one filter, of which only those of a set pass. */
function createTally({ values, starts, numbers }, set, copy, repeated) {
  const wanted = set ? Uint8Array.from(values, (_, number) => (set.has(number) ? 1 : 0)) : null;

  const passes = (ref) => {
    if (!wanted) return true;
    for (let place = starts[ref]; place < starts[ref + 1]; place += 1)
      if (wanted[numbers[place]]) return true;
    return false;
  };

  /** Count the values of sections; of the same passage each value once. */
  const countsOf = (refs) => {
    const counts = new Uint32Array(values.length);
    const seen = new Set();
    for (let place = 0; place < refs.length; place += 1) {
      const passage = copy[refs[place]];
      const again = repeated[passage] === 1;
      for (let at = starts[refs[place]]; at < starts[refs[place] + 1]; at += 1) {
        const key = passage * values.length + numbers[at];
        if (again && seen.has(key)) continue;
        if (again) seen.add(key);
        counts[numbers[at]] += 1;
      }
    }
    return counts;
  };

  /** Give the values that sections have, and those of the set, with how many have each. */
  const told = (refs) => {
    const counts = countsOf(refs);
    const found = [];
    for (let number = 0; number < values.length; number += 1) {
      const chosen = wanted?.[number] === 1;
      if (counts[number] || chosen) found.push({ ...values[number], count: counts[number], chosen });
    }
    return found;
  };

  return { passes, told };
}
