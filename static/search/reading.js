/**
 * Reads a text for the words of a question: where they stand, how near one another, and the part that shows them
 * best. Only what is shown, or is among the best, is read.
 */

import { NEAR_WORDS } from "./ranking.js";

// Words as the builder parts them, "1.3 million" being one.
const PIECE = /[^\s]*[0-9]\s+(?:million|billion|thousand|bn|mn)\b|[^\s]*[0-9](?: ?per ?cent\b| %)|£\s?[0-9][0-9.,]*\s+[mk]\b|[^\s]*(?<![a-z0-9&])[a-z] & [a-z](?![a-z0-9&])|[^\s]+/giu;
// Each side of "yes/no", "well-being" and "<b>no" can be marked by itself.
const SIDE = /[^/\\|<>()[\]{}:;,"“”=+_~•·…\-\u2010-\u2015\u2212]+/gu;
const EDGES = /^[^\p{L}\p{N}£$€]*|[^\p{L}\p{N}%]*$/gu;
const MOST_REMEMBERED = 50_000;

const LENGTH = 240;
const SENTENCE_BEFORE = 90;

/**
 * @typedef {object} Read one word of a text
 * @property {string} token folded
 * @property {string} term stemmed
 * @property {number} start
 * @property {number} end
 */

/**
 * @typedef {object} Place of a word that was asked for
 * @property {number} word its number in the question
 * @property {number} at how many words of the text stand before it
 * @property {number} start
 * @property {number} end
 * @property {boolean} asTyped
 */

/** @typedef {{text: string, marked: boolean}} Segment */

/**
 * @typedef {object} Wanted what is looked for in texts
 * @property {Map<string, number>} terms of the index, each with the number of its word in the question
 * @property {Set<string>} typed the words as they were typed, folded
 * @property {{words: number[], tokens: string[], asTyped?: boolean}[]} phrases what words mean, or stand in, as folded words
 *   one after another
 * @property {number[]} weights of the words
 */

/**
 * Make the function that reads a text.
 *
 * @param {import('./text.js').Folding} folding
 * @param {(word: string) => string} stem
 * @returns {(text: string) => Read[]}
 */
export function createReader(folding, stem) {
  const known = new Map();

  const whole = (piece, from, to) =>
    folding.allTokens(piece).map((token) => ({ token, term: stem(token), from, to }));

  const parts = (piece) => {
    const together = whole(piece, ...edges(piece));
    if (together.length < 2) return together;
    const sides = [...piece.matchAll(SIDE)].flatMap(({ 0: side, index }) => {
      const [from, to] = edges(side);
      return whole(side, index + from, index + to);
    });
    const same = sides.map(({ token }) => token).join(" ") === together.map(({ token }) => token).join(" ");
    return same ? sides : together;
  };

  const remembered = (piece) => {
    let found = known.get(piece);
    if (!found) {
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(piece, (found = parts(piece)));
    }
    return found;
  };

  return (text) => {
    const read = [];
    for (const { 0: piece, index } of text.matchAll(PIECE)) {
      for (const { token, term, from, to } of remembered(piece)) {
        read.push({ token, term, start: index + from, end: index + to });
      }
    }
    return read;
  };
}

function edges(piece) {
  const [before, after] = [...piece.matchAll(EDGES)].map(([edge]) => edge.length);
  return before < piece.length ? [before, piece.length - (after ?? 0)] : [0, piece.length];
}

/**
 * Find what is wanted in a text.
 *
 * @param {Read[]} read
 * @param {Wanted} wanted
 * @returns {Place[]}
 */
export function placesIn(read, { terms, typed, phrases }) {
  const places = [];
  read.forEach(({ token, term, start, end }, at) => {
    const word = terms.get(term);
    if (word !== undefined) places.push({ word, at, start, end, asTyped: typed.has(token) });
    for (const phrase of phrases) {
      if (!standsAt(read, at, phrase.tokens)) continue;
      const last = read[at + phrase.tokens.length - 1].end;
      for (const meant of phrase.words) places.push({ word: meant, at, start, end: last, asTyped: phrase.asTyped ?? false });
    }
  });
  return places;
}

function standsAt(read, at, tokens) {
  return tokens.every((token, step) => read[at + step]?.token === token);
}

/**
 * Measure how the words stand in a section; each of what is given is 0…1.
 *
 * @param {Place[]} title
 * @param {Place[]} text
 * @param {number[]} weights of the words
 */
export function howWordsStand(title, text, weights) {
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const shareOf = (places) =>
    [...new Set(places.map(({ word }) => word))].reduce((sum, word) => sum + weights[word], 0) / whole;
  const [inTitle, inText] = [nearest(title, weights), nearest(text, weights)];
  const best = inTitle.worth >= inText.worth ? inTitle : inText;
  return {
    near: best.worth / whole,
    inOrder: best.inOrder,
    asTyped: shareOf([...title, ...text].filter(({ asTyped }) => asTyped)),
    inTitle: shareOf(title),
  };
}

/** Find the place with most of the words near one another: worth their weights, less where they are scattered. */
function nearest(places, weights) {
  let best = { worth: 0, inOrder: 0 };
  for (let first = 0; first < places.length; first += 1) {
    const seen = new Map();
    let weight = 0;
    for (let next = first; next < places.length; next += 1) {
      const span = places[next].at - places[first].at;
      if (span >= NEAR_WORDS) break;
      const { word } = places[next];
      if (seen.has(word)) continue;
      seen.set(word, next);
      weight += weights[word];
      const spare = Math.max(0, span + 1 - seen.size);
      const worth = weight * (1 - spare / (2 * NEAR_WORDS));
      if (worth > best.worth) best = { worth, inOrder: inOrder([...seen.keys()], weights.length) };
    }
  }
  return best;
}

/** Of the neighbours among the words found, the share that stand as they were typed. */
function inOrder(words, asked) {
  if (asked < 2) return 0;
  return words.filter((word, place) => place && word === words[place - 1] + 1).length / (asked - 1);
}

/**
 * Cut a text into what is marked and what is not.
 *
 * @param {string} text
 * @param {Place[]} places
 * @param {[number, number]} [part] from where to where
 * @returns {Segment[]}
 */
export function segments(text, places, [from, to] = [0, text.length]) {
  const found = [];
  let end = from;
  for (const place of places) {
    if (place.start < end || place.end > to) continue;
    found.push({ text: text.slice(end, place.start), marked: false });
    found.push({ text: text.slice(place.start, place.end), marked: true });
    end = place.end;
  }
  return joined([...found, { text: text.slice(end, to), marked: false }]);
}

/** Marks with nothing but a space between them are one: a name, a phrase. */
function joined(found) {
  const result = [];
  found.forEach((segment, place) => {
    const last = result.at(-1);
    const between = segment.text === " " && last?.marked && found[place + 1]?.marked;
    if (last && (segment.marked === last.marked || between)) last.text += segment.text;
    else if (segment.text) result.push({ ...segment });
  });
  return result;
}

/**
 * Cut out the part of a text that shows most of what was asked, from the beginning of its sentence if that is near.
 *
 * @param {string} text
 * @param {Place[]} places
 * @param {number[]} weights
 * @param {boolean} [fromStart] whether its beginning is what it says
 * @returns {Segment[]}
 */
export function excerpt(text, places, weights, fromStart = false) {
  if (text.length <= LENGTH) return segments(text, places);
  const start = fromStart ? 0 : startOf(text, bestWindow(places, weights));
  const end = wordEnd(text, start + LENGTH);
  const cut = segments(text, places, [start, end]);
  if (start > 0) cut.unshift({ text: "… ", marked: false });
  if (end < text.length) cut.push({ text: " …", marked: false });
  return joined(cut);
}

function bestWindow(places, weights) {
  let best = { first: 0, last: 0, worth: 0 };
  places.forEach((place, first) => {
    const seen = new Set();
    let [worth, last] = [0, place.end];
    for (let next = first; next < places.length && places[next].end - place.start <= LENGTH; next += 1) {
      if (!seen.has(places[next].word))
        worth += weights[places[next].word] * (places[next].asTyped ? 1.1 : 1);
      seen.add(places[next].word);
      last = places[next].end;
    }
    if (worth > best.worth + 1e-9) best = { first: place.start, last, worth };
  });
  return best;
}

function startOf(text, { first, last }) {
  const spare = Math.max(0, LENGTH - (last - first));
  const least = Math.max(0, first - Math.min(spare, SENTENCE_BEFORE));
  const sentence = [...text.slice(least, first).matchAll(/[.?!:;]\s+(?=[\p{Lu}\p{N}“"'‘])/gu)].at(-1);
  if (least === 0) return 0;
  if (sentence) return least + sentence.index + sentence[0].length;
  const early = Math.max(0, Math.min(first - Math.floor(spare / 3), text.length - LENGTH));
  const space = text.slice(0, early + 30).indexOf(" ", early);
  return early === 0 ? 0 : Math.min(first, space < 0 ? early : space + 1);
}

function wordEnd(text, index) {
  if (index >= text.length) return text.length;
  const space = text.lastIndexOf(" ", index);
  return space < index - 30 ? index : space;
}
