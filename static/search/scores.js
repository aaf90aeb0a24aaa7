/**
 * Scores as lunr.Index does, to the last digit, without the objects that it makes of every match.
 *
 * A lunr.Index makes of each match of each field a dozen objects; where a word stands in a third of 50,000 sections
 * that takes seconds. Here a posting is a few typed arrays, and scores are added up in Lunr's own order: the last
 * digit of a sum depends on it, and so does the order of results that are alike.
 */

import { rising } from "./codes.js";

const K1 = 1.2;
const B = 0.75;
const [REQUIRED, PROHIBITED] = [2, 3];

/**
 * @typedef {object} Statistics
 * @property {Float64Array[]} norms for each field what its length does to each section's scores
 * @property {number[]} boosts
 * @property {number} size how many sections there are
 */

/**
 * @typedef {object} Posting where one term stands
 * @property {string} term
 * @property {number} index the term's number in Lunr's vectors
 * @property {(field: number) => {refs: Int32Array, scores: Float64Array}} in the sections that have it in a field
 * @property {(field: number) => Int32Array} each the same as often as it has it, from 0
 * @property {(field: number, ref: number) => [number, number]} within where in `each` a section begins and ends
 */

/**
 * Work out how the length of each field weighs, as lunr.Builder does.
 *
 * @param {Int32Array} lengths
 * @returns {Float64Array}
 */
export function normsOf(lengths) {
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const norms = new Float64Array(lengths.length);
  for (let ref = 0; ref < norms.length; ref += 1) norms[ref] = K1 * (1 - B + B * (lengths[ref] / average));
  return norms;
}

/**
 * @param {string} term
 * @param {number} index
 * @param {string[]} coded for each field the sections, from 1, as often as they have it
 * @param {Statistics} statistics
 * @returns {Posting}
 */
export function createPosting(term, index, coded, { norms, boosts, size }) {
  const occurrences = coded.map(() => null);
  const each = (field) => (occurrences[field] ??= rising(coded[field], -1));
  const counted = coded.map(() => null);
  const countedIn = (field) => (counted[field] ??= counts(each(field)));
  const scored = coded.map(() => null);
  let weight = null;

  // A section counts once for each field that has the term.
  const idf = () => {
    const holding = coded.reduce((sum, _, field) => sum + countedIn(field).refs.length, 0);
    return Math.log(1 + Math.abs((size - holding + 0.5) / (holding + 0.5)));
  };

  const score = (field) => {
    weight ??= idf();
    const { refs, counts: times } = countedIn(field);
    const [norm, boost] = [norms[field], boosts[field]];
    const scores = new Float64Array(refs.length);
    for (let at = 0; at < refs.length; at += 1) {
      const exact = ((weight * ((K1 + 1) * times[at])) / (norm[refs[at]] + times[at])) * boost;
      scores[at] = Math.round(exact * 1000) / 1000;
    }
    return { refs, scores };
  };

  const within = (field, ref) => [firstFrom(each(field), ref), firstFrom(each(field), ref + 1)];

  return { term, index, in: (field) => (scored[field] ??= score(field)), each, within };
}

function counts(each) {
  let size = 0;
  for (let at = 0; at < each.length; at += 1) if (at === 0 || each[at] !== each[at - 1]) size += 1;
  const [refs, times] = [new Int32Array(size), new Int32Array(size)];
  let last = -1;
  for (let at = 0; at < each.length; at += 1) {
    if (at === 0 || each[at] !== each[at - 1]) refs[++last] = each[at];
    times[last] += 1;
  }
  return { refs, counts: times };
}

/**
 * Say at which place a number stands among others; -1 if it does not.
 *
 * @param {Int32Array} ascending
 * @param {number} number
 */
export function placeIn(ascending, number) {
  const place = firstFrom(ascending, number);
  return ascending[place] === number ? place : -1;
}

/** Say at which place the first stands that is not below a number. */
function firstFrom(ascending, number) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @typedef {object} Meant a clause of Lunr's, and what it came to
 * @property {number} presence
 * @property {number} boost
 * @property {number[]} fields
 * @property {Posting[][]} postings for each term of the pipeline those that the clause means
 */

/**
 * @typedef {object} Evaluated
 * @property {Int32Array} refs
 * @property {Float64Array} scores
 * @property {[Posting, number][]} used what was looked through: terms and fields
 */

/**
 * Make the function that finds and scores as `lunr.Index.query` does. What it adds up in is made once and cleaned
 * after each use where it was used: of 80,000 sections most queries touch few.
 *
 * @param {{fields: number, size: number}} shape
 * @returns {(clauses: Meant[], options?: {ascending?: boolean}) => Evaluated} in the order in which sections were
 *   met, which is Lunr's order of equals, or in ascending order
 */
export function createEvaluate({ fields, size }) {
  const sums = Array.from({ length: fields }, () => new Float64Array(size));
  const metIn = Array.from({ length: fields }, () => new Uint8Array(size));
  const [totals, met, order] = [new Float64Array(size), new Uint8Array(size), new Int32Array(size)];

  const addUp = ({ weights, used }, out) => {
    const magnitudes = weights.map((weighed, field) => addField(weighed, field, sums[field]));
    let count = 0;
    for (const [posting, field] of used) {
      const [sum, seen, magnitude] = [sums[field], metIn[field], magnitudes[field]];
      const { refs } = posting.in(field);
      for (let place = 0; place < refs.length; place += 1) {
        const ref = refs[place];
        if (seen[ref] || out?.[ref]) continue;
        seen[ref] = 1;
        if (!met[ref]) order[count++] = ref;
        met[ref] = 1;
        totals[ref] += sum[ref] / magnitude || 0;
      }
    }
    return order.slice(0, count);
  };

  const clean = (used, refs) => {
    for (const [posting, field] of used) {
      const { refs: own } = posting.in(field);
      const [sum, seen] = [sums[field], metIn[field]];
      for (let place = 0; place < own.length; place += 1) sum[own[place]] = seen[own[place]] = 0;
    }
    for (let place = 0; place < refs.length; place += 1) totals[refs[place]] = met[refs[place]] = 0;
  };

  const inAscendingOrder = (refs) => {
    if (refs.length < size / 32) return refs.sort();
    let count = 0;
    for (let ref = 0; ref < size; ref += 1) if (met[ref]) refs[count++] = ref;
    return refs;
  };

  return (clauses, { ascending = false } = {}) => {
    const asked = gathered(clauses, fields, size);
    const out = excluded(asked, size);
    if (clauses.every(({ presence }) => presence === PROHIBITED)) return everything(out, size);
    const found = addUp(asked, out);
    const refs = ascending ? inAscendingOrder(found) : found;
    const scores = new Float64Array(refs.length);
    for (let place = 0; place < refs.length; place += 1) scores[place] = totals[refs[place]];
    clean(asked.used, refs);
    return { refs, scores, used: asked.used };
  };
}

/** Go through the clauses as Lunr does: what weighs how much, and what must and must not be there. */
function gathered(clauses, fields, size) {
  const asked = {
    weights: Array.from({ length: fields }, () => new Map()),
    used: [],
    required: new Map(),
    prohibited: null,
  };
  for (const clause of clauses) {
    const matches = clause.presence === REQUIRED ? new Uint8Array(size) : null;
    for (const postings of clause.postings) {
      if (matches && !postings.length) {
        clause.fields.forEach((field) => asked.required.set(field, new Uint8Array(size)));
        break;
      }
      for (const posting of postings) {
        clause.fields.forEach((field) => gather(asked, clause, posting, field, { matches, size }));
      }
    }
    if (!matches) continue;
    clause.fields.forEach((field) => asked.required.set(field, both(asked.required.get(field), matches)));
  }
  return asked;
}

function gather(asked, { presence, boost }, posting, field, { matches, size }) {
  if (presence === PROHIBITED) {
    mark((asked.prohibited ??= new Uint8Array(size)), posting.in(field).refs);
    return;
  }
  if (matches) mark(matches, posting.in(field).refs);
  const weights = asked.weights[field];
  if (!weights.has(posting)) asked.used.push([posting, field]);
  weights.set(posting, weights.has(posting) ? weights.get(posting) + boost : boost);
}

function mark(set, refs) {
  for (const ref of refs) set[ref] = 1;
}

function both(set, matches) {
  return set ? set.map((has, ref) => has & matches[ref]) : matches;
}

/** Say which sections are ruled out; null if none are. */
function excluded({ required, prohibited }, size) {
  if (!required.size) return prohibited;
  const out = prohibited ?? new Uint8Array(size);
  for (const set of required.values()) {
    for (let ref = 0; ref < size; ref += 1) if (!set[ref]) out[ref] = 1;
  }
  return out;
}

function everything(out, size) {
  const refs = Int32Array.from({ length: size }, (_, ref) => ref).filter((ref) => !out?.[ref]);
  return { refs, scores: new Float64Array(refs.length), used: [] };
}

/** Add up the dot product of Lunr's vectors in the order of the terms' numbers; give the query vector's magnitude. */
function addField(weights, field, sums) {
  let squares = 0;
  for (const [posting, weight] of [...weights].sort(([one], [other]) => one.index - other.index)) {
    squares += weight * weight;
    const { refs, scores } = posting.in(field);
    for (let at = 0; at < refs.length; at += 1) sums[refs[at]] += weight * scores[at];
  }
  return Math.sqrt(squares);
}
