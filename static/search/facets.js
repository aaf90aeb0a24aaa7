/**
 * The filters: which sections pass them, what they are called, and how many results each value would give.
 */

import { distance } from "./spelling.js";

const MOST_WRONG = 2;

/**
 * @typedef {object} Facet
 * @property {string} name
 * @property {{value: string, label: string}[]} values
 * @property {(ref: number) => ArrayLike<number>|number} of the number, or numbers, of a section's values; -1: none
 */

/**
 * @typedef {object} Chosen
 * @property {Map<string, Set<number>>} sets by facet the values of which a section must have one
 * @property {Record<string, string[]>} filters the values that were typed, by facet
 * @property {{name: string, typed: string}[]} unknown typed values that nothing has, and that are left out
 * @property {{name: string, typed: string, label: string}[]} mended typed values that were taken for others like them
 */

/**
 * Make the filters of an index.
 *
 * @param {import('./index.js').Index} index
 * @param {import('./text.js').Folding} folding
 */
export function createFacets(index, folding) {
  const facets = facetsOf(index);

  /**
   * @param {import('./question.js').TypedFilter[]} typed
   * @param {{types?: string[], years?: string[], bodies?: string[], people?: string[]}} asked chosen beside the results
   * @returns {Chosen}
   */
  const choose = (typed, { types = [], years = [], bodies = [], people = [] }) => {
    const understood = typed.map((filter) => ({ ...filter, ...meant(valuesOf(filter), filter, folding) }));
    const beside = { type: types, year: years, body: bodies, person: people };
    const sets = new Map();
    for (const { name, values } of facets) {
      const exactly = values.flatMap(({ value }, number) => (beside[name].includes(value) ? [number] : []));
      const words = understood.filter((filter) => filter.name === name).flatMap(({ numbers }) => numbers);
      const wanted = beside[name].length || words.length;
      if (wanted) sets.set(name, new Set([...exactly, ...words]));
    }
    return { sets, ...told(understood) };
  };

  const valuesOf = ({ name }) => facets.find((facet) => facet.name === name).values;

  /** Say what came of the typed filters. */
  const told = (understood) => ({
    filters: Object.fromEntries(
      facets.map(({ name, values }) => [
        name,
        understood.filter((filter) => filter.name === name).flatMap(({ numbers }) => numbers.map((at) => values[at].value)),
      ]),
    ),
    unknown: understood.filter(({ numbers }) => !numbers.length).map(({ name, typed }) => ({ name, typed })),
    mended: understood
      .filter(({ nearly }) => nearly)
      .map(({ name, typed, numbers }) => ({ name, typed, label: valuesOf({ name })[numbers[0]].label })),
  });

  const sifted = ({ refs, tiers }, sets) =>
    sift(refs, { facets, sets, copy: index.facts.copy, isFound: (ref) => tiers[ref] > 0 });

  return { choose, sift: sifted };
}

function facetsOf({ facts }) {
  const years = [...new Set(Array.from(facts.day, (day) => Math.floor(day / 10_000)))].filter(Boolean);
  years.sort((one, other) => other - one);
  const yearNumbers = new Map(years.map((year, number) => [year, number]));
  return [
    { name: "type", values: labelled(facts.kinds.map((kind) => [kind, capital(kind)])), of: (ref) => facts.kind[ref] },
    {
      name: "year",
      values: labelled(years.map((year) => [String(year), String(year)])),
      of: (ref) => yearNumbers.get(Math.floor(facts.day[ref] / 10_000)) ?? -1,
    },
    {
      name: "body",
      values: labelled(facts.bodies.map((body) => [body ?? "", body ?? ""])),
      of: (ref) => (facts.bodies[facts.body[ref]] ? facts.body[ref] : -1),
    },
    { name: "person", values: labelled(facts.people.map(({ id, name }) => [id, name])), of: facts.named },
  ];
}

function labelled(pairs) {
  return pairs.map(([value, label]) => ({ value, label }));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Find the values that a typed one means: that value, or those with all its words, or else the nearest in spelling.
 *
 * @returns {{numbers: number[], nearly: boolean}}
 */
function meant(values, { name, typed }, folding) {
  if (name === "year") return { numbers: meantYears(values, typed), nearly: false };
  const wanted = words(typed, folding);
  if (!wanted.length) return { numbers: [], nearly: false };
  const all = values.map(({ value, label }) => [words(label, folding), words(value, folding)]);
  const having = (fits) =>
    places(all, ([label, value]) => [label, value].some((own) => wanted.every((word) => own.some((other) => fits(word, other)))));
  const same = places(all, (both) => both.some((own) => own.join(" ") === wanted.join(" ")));
  const exactly = [same, having((word, other) => other.startsWith(word))].find((found) => found.length);
  if (exactly) return { numbers: exactly, nearly: false };
  const numbers = having(isNear);
  return { numbers, nearly: numbers.length > 0 };
}

function words(text, folding) {
  return folding.tokens(text).map((word) => (word.length > 3 ? word.replace(/s$/u, "") : word));
}

function places(all, fits) {
  return all.flatMap((words, place) => (fits(words) ? [place] : []));
}

function isNear(word, other) {
  const most = word.length < 8 ? 1 : MOST_WRONG;
  return word.length > 3 && distance(word, other, most) <= most;
}

/** "2022", "2021/22", "2021-2023", "2021 to 2023". */
function meantYears(values, typed) {
  const [first, last = first] = typed.match(/[0-9]+/gu) ?? [];
  const end = last && last.length < 4 ? first?.slice(0, -last.length) + last : last;
  return values.flatMap(({ value }, number) => (first && value >= first && value <= end ? [number] : []));
}

/**
 * Keep the sections that pass all filters, the same passage once, and count what each value of a filter would
 * give with the other filters as they are.
 *
 * @param {ArrayLike<number>} refs best first: the same passages stand where the best of them stood
 */
function sift(refs, { facets, sets, copy, isFound }) {
  const tests = facets.map(({ name, of }) => ({ of, set: sets.get(name) }));
  const counts = facets.map(({ values }) => new Uint32Array(values.length));
  const repeated = repeatedIn(copy);
  const seen = new Set();
  const [kept, passages] = [[], new Set()];
  const isShown = (ref) => isFound(ref) && failing(tests, ref) === NONE;
  for (let place = 0; place < refs.length; place += 1) {
    const ref = refs[place];
    const failed = failing(tests, ref);
    if (failed === TWO) continue;
    const again = repeated[copy[ref]] === 1;
    facets.forEach(({ of }, number) => {
      if (failed !== NONE && failed !== number) return;
      forEach(of(ref), (value) => {
        if (again && isCounted(seen, number, value, copy[ref])) return;
        counts[number][value] += 1;
      });
    });
    if (failed !== NONE || passages.has(copy[ref])) continue;
    if (again) passages.add(copy[ref]);
    kept.push(isShown(copy[ref]) ? copy[ref] : ref);
  }
  return {
    refs: Int32Array.from(kept),
    facets: Object.fromEntries(facets.map((facet, number) => [facet.name, counted(facet, counts[number], sets)])),
  };
}

const NONE = -1;
const TWO = -2;

/** Say which of the filters a section fails: none, the number of one, or two and more. */
function failing(tests, ref) {
  let failed = NONE;
  for (let number = 0; number < tests.length; number += 1) {
    const { of, set } = tests[number];
    if (!set || passes(of(ref), set)) continue;
    if (failed !== NONE) return TWO;
    failed = number;
  }
  return failed;
}

function passes(values, set) {
  if (typeof values === "number") return set.has(values);
  for (let place = 0; place < values.length; place += 1) if (set.has(values[place])) return true;
  return false;
}

function forEach(values, count) {
  if (typeof values === "number") {
    if (values >= 0) count(values);
  } else for (let place = 0; place < values.length; place += 1) count(values[place]);
}

/** Mark the passages that stand more than once. */
function repeatedIn(copy) {
  const repeated = new Uint8Array(copy.length);
  for (let ref = 0; ref < copy.length; ref += 1) if (copy[ref] !== ref) repeated[copy[ref]] = 1;
  return repeated;
}

function isCounted(seen, number, value, passage) {
  const key = `${number}/${value}/${passage}`;
  const was = seen.has(key);
  seen.add(key);
  return was;
}

function counted({ name, values }, counts, sets) {
  const chosen = sets.get(name);
  return values
    .map((value, number) => ({ ...value, count: counts[number], chosen: chosen?.has(number) ?? false }))
    .filter(({ count, chosen }) => count || chosen);
}
