/** The filters: the values that each has, and which of them are meant by what was typed or chosen. */

import { distance } from "./spelling.js";

const MOST_WRONG = 2;
const PARTS = new Set(["item", "section"]);

/**
 * @typedef {object} Facet
 * @property {string} name
 * @property {{value: string, label: string}[]} values
 * @property {Int32Array} numbers of all sections' values, section by section
 * @property {Int32Array} starts for each section where in `numbers` its own begin, and those of the one before end
 */

/**
 * @typedef {object} Chosen
 * @property {Map<string, Set<number>>} sets by facet the values of which a section must have one
 * @property {Record<string, string[]>} filters the values that were typed, by facet: what is left out is not among them
 * @property {{name: string, typed: string}[]} unknown typed values that nothing has, and that are left out
 * @property {{name: string, value: string}[]} strange chosen values, from an address, that nothing has
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
  return { choose: createChoosing(facets, folding), facets };
}

/**
 * Make the function that tells which values are meant.
 *
 * @param {Pick<Facet, 'name'|'values'>[]} facets
 * @param {Pick<import('./text.js').Folding, 'tokens'>} folding
 */
export function createChoosing(facets, folding) {
  const valuesOf = ({ name }) => facets.find((facet) => facet.name === name).values;

  /** Say what came of the typed filters. */
  const told = (understood) => ({
    filters: Object.fromEntries(
      facets.map((facet) => [facet.name, wantedOf(facet, understood).map((at) => facet.values[at].value)]),
    ),
    unknown: understood.filter(({ numbers }) => !numbers.length).map(({ name, typed }) => ({ name, typed })),
    mended: understood
      .filter(({ nearly }) => nearly)
      .map(({ name, typed, numbers }) => ({ name, typed, label: valuesOf({ name })[numbers[0]].label })),
  });

  /**
   * @param {import('./question.js').TypedFilter[]} typed
   * @param {{types?: string[], years?: string[], bodies?: string[], people?: string[]}} asked chosen beside the results
   * @returns {Chosen}
   */
  return (typed, { types = [], years = [], bodies = [], people = [] }) => {
    const understood = typed.map((filter) => ({ ...filter, ...meant(valuesOf(filter), filter, folding) }));
    const beside = { type: types, year: years, body: bodies, person: people };
    const sets = new Map();
    for (const facet of facets) {
      const { name, values } = facet;
      const exactly = values.flatMap(({ value }, number) => (beside[name].includes(value) ? [number] : []));
      const words = wantedOf(facet, understood);
      const wanted = beside[name].length || words.length;
      if (wanted) sets.set(name, new Set([...exactly, ...words]));
    }
    const strange = facets.flatMap(({ name, values }) => strangers(name, values, beside[name]));
    return { sets, strange, ...told(understood) };
  };
}

/** The values of a filter that are wanted: those that were typed, or else all, but for what is to be left out. */
function wantedOf({ name, values }, understood) {
  const own = understood.filter((filter) => filter.name === name);
  const [without, wanted] = [true, false].map((isLeft) =>
    own.filter((filter) => Boolean(filter.without) === isLeft).flatMap(({ numbers }) => numbers),
  );
  const open = without.length && !wanted.length ? [...values.keys()] : wanted;
  return open.filter((number) => !without.includes(number));
}

function facetsOf({ facts }) {
  const yearOf = (ref) => Math.floor(facts.day[ref] / 10_000);
  const years = [...new Set(Array.from(facts.day, (_, ref) => yearOf(ref)))].filter(Boolean);
  years.sort((one, other) => other - one);
  const places = new Map(years.map((year, place) => [year, place]));
  return [
    facet(
      "type",
      facts.kinds.map((kind) => [kind, capital(kind)]),
      facts,
      (ref) => [facts.kind[ref]],
    ),
    facet(
      "year",
      years.map((year) => [String(year), String(year)]),
      facts,
      (ref) => (yearOf(ref) ? [places.get(yearOf(ref))] : []),
    ),
    facet(
      "body",
      facts.bodies.map((body) => [body ?? "", body ?? ""]),
      facts,
      (ref) => (facts.bodies[facts.body[ref]] ? [facts.body[ref]] : []),
    ),
    facet(
      "person",
      facts.people.map(({ id, name }) => [id, name]),
      facts,
      facts.named,
    ),
  ];
}

/** Note the values of all sections one after another, so that counting them makes no lists. */
function facet(name, pairs, { kind }, of) {
  const starts = new Int32Array(kind.length + 1);
  const numbers = [];
  for (let ref = 0; ref < kind.length; ref += 1) {
    for (const number of of(ref)) numbers.push(number);
    starts[ref + 1] = numbers.length;
  }
  return { name, values: labelled(pairs), starts, numbers: Int32Array.from(numbers) };
}

function strangers(name, values, chosen) {
  const known = new Set(values.map(({ value }) => value));
  return chosen.filter((value) => !known.has(value)).map((value) => ({ name, value }));
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
    places(all, ([label, value]) =>
      [label, value].some((own) => wanted.every((word) => own.some((other) => fits(word, other)))),
    );
  const same = places(all, (both) => both.some((own) => isSame(own, wanted)));
  const exactly = [same, having((word, other) => other.startsWith(word))].find((found) => found.length);
  if (exactly) return { numbers: exactly, nearly: false };
  const numbers = having(isNear);
  return { numbers, nearly: numbers.length > 0 };
}

function words(text, folding) {
  const singular = (word) => (word === "people" ? "person" : word.length > 3 ? word.replace(/s$/u, "") : word);
  return folding.tokens(text).map(singular);
}

/** Whether a value is the typed one, or its parts: the items of an agenda are meant with it. */
function isSame(own, wanted) {
  const whole = own.length > 1 && PARTS.has(own.at(-1)) ? own.slice(0, -1) : own;
  return [own, whole].some((words) => words.join(" ") === wanted.join(" "));
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
