/** Reads what is known of every section, which archive/search/facts.py writes. */

import { numbers, rising, runs } from "./codes.js";

/**
 * @typedef {object} Facts what is known of each section, by its ref
 * @property {string[]} kinds what the numbers of `kind` mean
 * @property {(string|null)[]} bodies what the numbers of `body` mean
 * @property {{id: string, name: string}[]} people what the numbers of `named` mean
 * @property {Int32Array} kind
 * @property {Int32Array} body
 * @property {Int32Array} group number of its meeting, report …
 * @property {Int32Array} day as a number, 20230116; 20230100 where only the month is known, 0 where nothing is
 * @property {Uint8Array} standing 1: a standing notice
 * @property {Int32Array} copy the section with the same words that is shown for both, or itself
 * @property {Int32Array} title how many words its title has behind its number
 * @property {(ref: number) => Int32Array} named the people that it names
 */

/**
 * @param {object} data parsed facts.json
 * @returns {{facts: Facts, lengths: Int32Array[]}} `lengths`: for each field, how many words a section has
 */
export function readFacts(data) {
  const { size } = data;
  const column = (name) => runs(data[name], new Int32Array(size));
  return {
    facts: {
      kinds: data.kinds,
      bodies: data.bodies,
      people: data.people.map(([id, name]) => ({ id, name })),
      kind: column("kind"),
      body: column("body"),
      group: column("group"),
      day: column("day"),
      standing: runs(data.standing, new Uint8Array(size)),
      copy: copies(data, size),
      title: numbers(data.titles),
      named: lists(numbers(data.named), size),
    },
    lengths: data.lengths.map(numbers),
  };
}

function copies(data, size) {
  const column = new Int32Array(size);
  for (let ref = 0; ref < size; ref += 1) column[ref] = ref;
  const originals = numbers(data.originals);
  rising(data.copies).forEach((ref, at) => {
    column[ref] = originals[at];
  });
  return column;
}

/** Give the function that gives a section's list, of lists that stand one after another, each after its length. */
function lists(all, size) {
  const starts = new Int32Array(size);
  let at = 0;
  for (let ref = 0; ref < size; ref += 1) {
    starts[ref] = at;
    at += 1 + all[at];
  }
  return (ref) => all.subarray(starts[ref] + 1, starts[ref] + 1 + all[starts[ref]]);
}

/**
 * Write a day of the facts as an ISO date.
 *
 * @param {number} day
 * @returns {string|null}
 */
export function isoDate(day) {
  if (!day) return null;
  const digits = String(day).padStart(8, "0");
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  return parts.filter((part) => Number(part)).join("-");
}
