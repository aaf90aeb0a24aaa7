/**
 * Finds what a misspelt word may have been meant to be, among the words of the archive itself.
 */

const SHORTEST = 4;
// From this length on two letters may be wrong.
const TWO_WRONG = 8;
const LONGEST = 40;
const MOST = 4;
const SHORTEST_HALF = 3;
// Of shorter words one letter less makes another word: "minus" is not "mins".
const ONE_LESS = 6;

/** What the stemmer takes off, and longer: any beginning of it may stand while a word is being typed. */
const UNFINISHED = new Set(
  (
    "ings ers ors ional ionally ationally ative atively ators ities abilities ibilities ments " +
    "mentally nesses fulness fully ally ances ences encies ancies ables ably ibly iveness ively " +
    "ivities isations izations ises izes ised ized ising izing isms ists ously ousness ically " +
    "icates icated ication ies ied ying eds edly ely"
  )
    .split(" ")
    .flatMap((ending) => Array.from(ending, (_, place) => ending.slice(0, place + 1))),
);

/** "capability" comes to "capabl", like "capable". */
const ABILITY = /bi(?:l(?:i(?:t(?:y|i(?:es?)?)?)?)?)?$/u;

const DOUBLED = /(.)\1/u;
const VOWEL = /[aeiouy]/u;

/**
 * @typedef {(words: string[]) => Promise<{term: string, sections: number, words: string[]}[]>} Vocabulary gives the terms
 *   that begin with the same letter as any of these words
 */

/**
 * @typedef {object} Candidate
 * @property {string} term of the index
 * @property {string} word as the archive has it most often
 * @property {number} sections how many have it
 * @property {number} wrong how many letters are wrong
 */

/**
 * Find the words of the archive that are like another: those with the fewest wrong letters first, of them the most
 * frequent, then those with one more.
 *
 * @param {string} word folded
 * @param {Vocabulary} vocabulary
 * @param {string[]} [but] terms that are not meant: the word's own, if it is there
 * @returns {Promise<Candidate[]>}
 */
export async function wordsLike(word, vocabulary, but = []) {
  if (word.length < SHORTEST || word.length > LONGEST || /[0-9]/u.test(word)) return [];
  const most = word.length < TWO_WRONG ? 1 : 2;
  const known = await vocabulary([word, word.slice(1)]);
  const letters = lettersOf(word);
  const others = known.filter(({ term }) => !but.includes(term));
  const found = others.flatMap(({ term, sections, words }) =>
    words
      .filter((other) => mayBeLike(other, word, letters, most))
      .map((other) => ({ term, word: other, sections, wrong: distance(word, other, most) }))
      .filter(({ word: other, wrong }) => wrong <= most && maySlip(word, other) && !(but.length && areTwo(word, other))),
  );
  const least = Math.min(...found.map(({ wrong }) => wrong));
  const best = found
    .filter(({ wrong }) => wrong <= least + 1)
    .sort(
      (one, other) =>
        one.wrong - other.wrong || other.sections - one.sections || (one.word < other.word ? -1 : 1),
    );
  return best
    .filter(({ term }, place) => best.findIndex((other) => other.term === term) === place)
    .slice(0, MOST);
}

/**
 * Whether one may have been typed for the other: hardly anybody is wrong in the first letter, unless it changed places
 * with the next, so that "dinners" are no "winners".
 */
function maySlip(word, other) {
  const begins = word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);
  return begins && (word.length >= ONE_LESS || other.length >= word.length || word.replace(DOUBLED, "$1") === other);
}

/** Whether of two words that there are one letter differs and is a consonant: "evacuation" is no "evaluation". */
function areTwo(one, other) {
  const at = Array.from(one).findIndex((letter, place) => letter !== other[place]);
  const isOneLetter = one.length === other.length && one.slice(at + 1) === other.slice(at + 1);
  return isOneLetter && !(VOWEL.test(one[at]) && VOWEL.test(other[at]));
}

/**
 * Find the pairs of the archive's words that a word may be written as: "potholes", "pot holes".
 *
 * @param {string} word folded
 * @param {Vocabulary} vocabulary
 * @param {string[]} common words that are in no vocabulary: "being" of "well-being"
 * @returns {Promise<{words: string[], terms: string[]}[]>} the likeliest first
 */
export async function halvesOf(word, vocabulary, common) {
  if (word.length < 2 * SHORTEST_HALF || word.length > LONGEST || !/^[a-z]+$/u.test(word)) return [];
  const cuts = Array.from({ length: word.length - 2 * SHORTEST_HALF + 1 }, (_, more) => SHORTEST_HALF + more);
  const halved = cuts.map((cut) => [word.slice(0, cut), word.slice(cut)]);
  const firsts = await entriesOf(halved.map(([first]) => first), vocabulary, common);
  const begun = halved.filter(([first]) => firsts.has(first));
  const entries = new Map([...firsts, ...(await entriesOf(begun.map(([, second]) => second), vocabulary, common))]);
  return begun
    .filter(([, second]) => entries.has(second))
    .map((halves) => ({ words: halves, terms: halves.flatMap((half) => entries.get(half).term ?? []) }))
    .filter(({ terms }) => terms.length)
    .sort((one, other) => rarest(other.words, entries) - rarest(one.words, entries))
    .slice(0, MOST);
}

/** Give what the vocabulary has of some words. */
async function entriesOf(words, vocabulary, common) {
  const wanted = new Set(words);
  const entries = new Map(common.filter((other) => wanted.has(other)).map((other) => [other, { sections: Infinity }]));
  for (const entry of await vocabulary(words)) {
    for (const other of entry.words) if (wanted.has(other)) entries.set(other, entry);
  }
  return entries;
}

function rarest(words, entries) {
  return Math.min(...words.map((word) => entries.get(word).sections));
}

/** Rule out, without comparing letter by letter, what is too long, too short or has too many other letters. */
function mayBeLike(other, word, letters, most) {
  return (
    Math.abs(other.length - word.length) <= most &&
    !/[0-9]/u.test(other) &&
    bits(lettersOf(other) & ~letters) <= most
  );
}

/**
 * Give the shorter beginnings of an unfinished word that may be its stem, longest first: of "safeguardin" it is
 * "safeguard", because "in" begins an ending.
 *
 * @param {string} word
 * @returns {string[]}
 */
export function stemsBegun(word) {
  const cut = Array.from({ length: Math.max(0, word.length - 2) }, (_, less) => word.length - 1 - less)
    .filter((length) => length >= 2 && isEnding(word.slice(length), word[length - 1]))
    .map((length) => word.slice(0, length));
  return ABILITY.test(word) ? [word.replace(ABILITY, "bl"), ...cut] : cut;
}

/** Whether an ending begins so; the last letter of the stem may be doubled: hop-ping. */
function isEnding(rest, last) {
  return UNFINISHED.has(rest) || (rest[0] === last && (rest.length === 1 || UNFINISHED.has(rest.slice(1))));
}

/** One bit for each letter that a word has. */
function lettersOf(word) {
  let mask = 0;
  for (let place = 0; place < word.length; place += 1) mask |= 1 << (word.charCodeAt(place) % 32);
  return mask;
}

function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Count how many letters differ: another one, one more, one less, or two neighbours that changed places.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most beyond which it does not matter how many
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let count = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) count = Math.min(count, before[column - 2] + 1);
      current.push(count);
      least = Math.min(least, count);
    }
    if (least > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[other.length];
}
