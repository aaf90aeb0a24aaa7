/**
 * Finds what a misspelt word may have been meant to be, among the words of the archive itself.
 */

const SHORTEST = 4;
// From this length on two letters may be wrong.
const TWO_WRONG = 8;
const LONGEST = 40;
const MOST = 3;

/** What the stemmer takes off: the index has "exclus", from which "exclusoin" is far, and near "exclusion". */
const ENDINGS = "e y s ed er al ly ing ion ions ies ity ment ments ness ation ations ance ence able ive".split(" ");

/** The same and longer ones, any beginning of which may stand while a word is being typed. */
const UNFINISHED = new Set(
  (
    "ings ers ors ional ionally ationally ative atively ators ities abilities ibilities ments mentally nesses fulness fully ally " +
    "ances ences encies ancies ables ably ibly iveness ively ivities isations izations ises izes ised ized ising " +
    "izing isms ists ously ousness ically icates icated ication ies ied ying eds edly ely"
  )
    .split(" ")
    .flatMap((ending) => Array.from(ending, (_, place) => ending.slice(0, place + 1))),
);

/**
 * @typedef {object} Candidate
 * @property {string} term of the index
 * @property {number} sections how many have it
 * @property {number} wrong how many letters are wrong
 */

/**
 * Make the function that finds words like another.
 *
 * @param {{term: string, sections: number}[]} vocabulary the terms of the index
 * @param {(word: string) => string} stem
 * @returns {(word: string) => Candidate[]} those with the fewest wrong letters, the most frequent first
 */
export function createSpelling(vocabulary, stem) {
  const words = vocabulary.filter(({ term }) => /^[^0-9]{3,}$/u.test(term));
  const letters = Int32Array.from(words, ({ term }) => lettersOf(term));

  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /[0-9]/u.test(word)) return [];
    const [stemmed, mask] = [stem(word), lettersOf(word)];
    const most = word.length < TWO_WRONG ? 1 : 2;
    const found = [];
    words.forEach(({ term, sections }, place) => {
      if (term.length > word.length + most || term.length < stemmed.length - most - LONGEST_ENDING) return;
      // Letters of the term that the word has not: each is one that is wrong.
      if (bits(letters[place] & ~mask) > most) return;
      const wrong = Math.min(
        distance(word, term, most),
        distance(stemmed, term, most),
        withEnding(word, term, most),
      );
      if (wrong <= most) found.push({ term, sections, wrong });
    });
    const least = Math.min(...found.map(({ wrong }) => wrong));
    return found
      .filter(({ wrong }) => wrong === least)
      .sort((one, other) => other.sections - one.sections)
      .slice(0, MOST);
  };
}

const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length));

function withEnding(word, term, most) {
  if (term[0] !== word[0] || term.length >= word.length + most) return most + 1;
  return Math.min(
    ...ENDINGS.map((ending) =>
      Math.abs(term.length + ending.length - word.length) > most
        ? most + 1
        : distance(word, term + ending, most),
    ),
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
  return Array.from({ length: Math.max(0, word.length - 2) }, (_, cut) => word.length - 1 - cut)
    .filter((length) => length >= 2 && isEnding(word.slice(length), word[length - 1]))
    .map((length) => word.slice(0, length));
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
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, before[column - 2] + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[other.length];
}
