/**
 * What the search does with text, the same as the builder's archive/search/folding.py: folding, terms, and excerpts.
 * Nothing here touches the page, so it runs in a worker and in the tests' node as well.
 */

const MARKS = /[\u0300-\u036f]/gu;
const LOOKALIKE_WORD = /[A-Za-z\u0300-\u052f\u1f00-\u1fff]+/gu;
const PLAIN_WORD = /^[A-Za-z\u0300-\u036f]+$/u;
// Python's spaces: JavaScript's own and a few control characters.
const SPACES = /[\s\x1c-\x1f\x85]+/u;
const TRIM = /^[^0-9A-Za-z_]+|[^0-9A-Za-z_]+$/gu;

/**
 * @typedef {object} Folding
 * @property {(text: string) => string} fold folds a text
 * @property {(text: string) => string[]} tokens a text's words, folded and trimmed, without those too common to find
 * @property {(text: string) => string[]} allTokens the same with the common ones
 */

/**
 * Make the functions that fold, from the tables that come with the index.
 *
 * @param {object} tables the contents of archive/search/folding.json
 * @returns {Folding}
 */
export function createFolding(tables) {
  const [joins, before, rules] = [tables.joins, tables.before, tables.rules].map(compiled);
  const letters = new Map(Object.entries(tables.letters));
  const lookalikes = new Map(Object.entries(tables.lookalikes));
  const breaks = new Set(`${tables.breaks}-`);
  const stopWords = new Set(tables.stop_words);

  const latin = (word) => {
    const mapped = replaceEach(word, lookalikes);
    return PLAIN_WORD.test(mapped) ? mapped : word;
  };

  const folded = new Map();
  const foldWord = (word) => {
    if (!folded.has(word)) folded.set(word, foldAnew(word));
    return folded.get(word);
  };

  const foldAnew = (word) => {
    if (/^[A-Za-z]+$/u.test(word)) return word.toLowerCase();
    const raw = applied(before, word).replace(LOOKALIKE_WORD, latin);
    const plain = raw.normalize("NFKD").replace(MARKS, "").toLowerCase();
    const ruled = applied(rules, replaceEach(plain, letters));
    const broken = [...ruled].map((letter) => (breaks.has(letter) ? " " : letter)).join("");
    return joined(parted(broken).map((token) => token.replace(TRIM, "")));
  };

  const fold = (text) => joined(parted(applied(joins, text)).map(foldWord));
  const allTokens = (text) => parted(fold(text));
  return { fold, allTokens, tokens: (text) => allTokens(text).filter((token) => !stopWords.has(token)) };
}

function compiled(rules) {
  return rules.map(([pattern, to]) => [new RegExp(pattern, "gu"), to]);
}

function applied(rules, text) {
  return rules.reduce((result, [pattern, to]) => result.replace(pattern, to), text);
}

function replaceEach(text, table) {
  return [...text].map((letter) => table.get(letter) ?? letter).join("");
}

function joined(words) {
  return words.filter(Boolean).join(" ");
}

function parted(text) {
  return text.split(SPACES).filter(Boolean);
}

// What marks go around: words, as the builder parts them, but each side of "yes/no" and "well-being" by itself.
const PIECE = /[^\s/\-\u2010-\u2015\u2212]*[0-9]\s(?:million|billion|bn|mn)\b|[^\s/\-\u2010-\u2015\u2212]+/gu;
const EDGES = /^([^\p{L}\p{N}£$€]*)(.*?)([^\p{L}\p{N}%]*)$/su;

/**
 * @typedef {object} Segment
 * @property {string} text
 * @property {boolean} marked whether it is a match
 */

/**
 * Part a text into what matches and what does not.
 *
 * @param {string} text
 * @param {(word: string) => boolean} matches
 * @returns {Segment[]}
 */
export function segments(text, matches) {
  const found = [];
  let end = 0;
  for (const piece of text.matchAll(PIECE)) {
    if (!matches(piece[0])) continue;
    const [, before, word] = piece[0].match(EDGES);
    const start = piece.index + before.length;
    found.push({ text: text.slice(end, start), marked: false }, { text: word, marked: true });
    end = start + word.length;
  }
  return [...found, { text: text.slice(end), marked: false }].filter((segment) => segment.text);
}

/**
 * Choose the part of a text that shows most of the different words that match.
 *
 * @param {string} text
 * @param {(word: string) => string[]} matched the terms that a word matches
 * @param {number} [length] how many characters to show
 * @returns {string}
 */
export function excerpt(text, matched, length = 240) {
  if (text.length <= length) return text;
  const hits = [...text.matchAll(PIECE)].flatMap(({ 0: word, index }) =>
    matched(word).map((term) => ({ term, start: index, end: index + word.length })),
  );
  const { first, last } = bestWindow(hits, length);
  const spare = Math.max(0, length - (last - first));
  const start = wordStart(text, Math.max(0, Math.min(first - Math.floor(spare / 3), text.length - length)));
  const end = wordEnd(text, start + length);
  return `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}

function bestWindow(hits, length) {
  let best = { first: 0, last: 0, terms: 0 };
  hits.forEach((hit, index) => {
    const within = hits.slice(index).filter(({ end }) => end - hit.start <= length);
    const terms = new Set(within.map(({ term }) => term)).size;
    if (terms > best.terms) best = { first: hit.start, last: within.at(-1).end, terms };
  });
  return best;
}

function wordStart(text, index) {
  if (index === 0) return 0;
  const space = text.slice(0, index + 30).indexOf(" ", index);
  return space < 0 ? index : space + 1;
}

function wordEnd(text, index) {
  if (index >= text.length) return text.length;
  const space = text.lastIndexOf(" ", index);
  return space < index - 30 ? index : space;
}

/**
 * Find an exact phrase, however its words are parted, stressed or punctuated.
 *
 * @param {string[]} tokens a text's words, of `allTokens`
 * @param {string[]} phrase the phrase's
 * @returns {boolean}
 */
export function hasPhrase(tokens, phrase) {
  return ` ${tokens.join(" ")} `.includes(` ${phrase.join(" ")} `);
}

/**
 * Whether two words differ by one letter: another one, one more, one less, or two that changed places.
 *
 * @param {string} one
 * @param {string} other
 */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const least = Math.min(one.length, other.length) - start;
  while (end < least && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [left, right] = [one, other].map((word) => word.slice(start, word.length - end));
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === right[1] + right[0]);
}
