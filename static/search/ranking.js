/**
 * What makes one result better than another: every number of the ranking, each with its reason.
 *
 * How much a word counts in a title, in the text and in what stands around it is in the index already (FIELDS of
 * archive/search/files.py), as is its rarity, and that long sections are not favoured (BM25). All else is here.
 * Nothing here knows how sections are found.
 */

/** How a section has a word. The better form wins; forms are not added up. */
export const FORMS = {
  /** The word, or another form of it: "promise", "promised". */
  word: 1,
  /** Its beginning only, while it is still being typed. */
  beginning: 0.4,
  /** A word that is spelt almost like it: there is no other, or it would not have been looked for. */
  misspelt: 0.9,
  /** … with one wrong letter more than another. */
  moreMisspelt: 0.3,
  /** What it means. Such sections come behind those with the word, whatever their score: among themselves it counts in full. */
  synonym: 1,
};

/**
 * What a reader looks for before narrative: what was said in a meeting, where questions like the reader's were
 * asked and answered, then what was recommended and decided. Lists of contents, people and terms help less, unless
 * their name is all that was asked: then they come first anyway.
 */
const KINDS = {
  recommendation: 1.15,
  decision: 1.15,
  meeting: 1.15,
  minute: 1.25,
  "agenda item": 1.05,
  agenda: 0.8,
  document: 0.6,
  person: 0.6,
  "glossary term": 0.6,
};

/** Who asks who wants a person, whose offices have the words. */
const PERSON_ASKED = 2.4;

/** Newer is a little better: a paper of today is worth so much more than one of long ago, half of it after the years. */
const NEWER = { more: 0.12, halfAfterYears: 4 };
/** Who asks for the latest, or the next, wants the newest. */
const LATEST = { more: 4, halfAfterYears: 1.5 };

/** A section of the very day that was asked for. */
const OF_THE_DAY = 1.5;

/**
 * Once it is known how the words stand, their scores count by this power only: a rare word in a title is worth many
 * times a common one, but hardly more than a passage in which the words stand together.
 */
const SCORE_POWER = 0.6;
/** Of all words asked, in the best place of the text: how many stand near one another, and how tightly. */
const NEAR = 1.5;
/** … and whether they stand in the order in which they were typed. */
const IN_ORDER = 0.25;
/** The words as typed, above other forms of them. */
const AS_TYPED = 0.3;
/** All words in the title. */
const IN_TITLE = 0.2;
/** A title that says these words and no others. */
const WHOLE_TITLE = 1;

/** How many words may stand between the first and the last of a place where the words are near one another. */
export const NEAR_WORDS = 12;

/** How many of the best are looked at closely, which needs the places of their words. */
export const LOOKED_AT = 24;

/** Where nothing has all words: what has this share of the most that any section has, by how rare the words are. */
export const NEAREST = 0.45;
/** A section with half of what was asked, by rarity, is worth this power of a half of its words' scores. */
const SHARE_POWER = 0.7;
/** With fewer sections than this that have all of many words, the nearest are shown behind them. */
export const FEW = 8;
export const MANY_WORDS = 3;

/** A group shows more than its best section where the others are among so many best of all. */
export const AMONG_BEST = 10;

/** What is first, whatever the scores: sections with the words, then … with their synonyms, … with some of them. */
export const TIERS = { whole: 4, synonym: 3, some: 2, standing: 1 };

/**
 * How much a word counts among the words of a question: the rarer, the more.
 *
 * @param {number} having how many sections have it
 * @param {number} size how many sections there are
 */
export function rarity(having, size) {
  return Math.log(1 + size / (having + 0.5));
}

/**
 * Weigh all sections by what is known of them.
 *
 * @param {import('./index.js').Facts} facts
 * @param {{latest: boolean, who: boolean}} asked whether the newest are asked for, or a person
 * @returns {Float64Array}
 */
export function worthOfSections({ kinds, kind, day }, { latest, who }) {
  const { more, halfAfterYears } = latest ? LATEST : NEWER;
  const ofKind = kinds.map((name) => (who && name === "person" ? PERSON_ASKED : (KINDS[name] ?? 1)));
  const newest = day.reduce((latest, other) => Math.max(latest, other), 0);
  return Float64Array.from(day, (date, ref) => {
    const age = date ? Math.max(0, yearsBetween(date, newest)) : Infinity;
    return ofKind[kind[ref]] * (1 + more * 0.5 ** (age / halfAfterYears));
  });
}

/**
 * Weigh a section by its day, where days are asked for.
 *
 * @param {number} day as in `facts.day`
 * @param {number[]} asked
 */
export function worthOfDay(day, asked) {
  return asked.some((other) => isOf(day, other)) ? 1 + OF_THE_DAY : 1;
}

/**
 * Weigh how many of the words, by rarity, a section has at all.
 *
 * @param {number} share 0…1
 */
export function worthOfShare(share) {
  return share < 1 ? share ** SHARE_POWER : 1;
}

/**
 * Weigh a section anew by how the words stand in it, once its text is known; all but the score is 0…1.
 *
 * @param {number} score what it was worth before
 * @param {{near: number, inOrder: number, asTyped: number, inTitle: number, wholeTitle: number}} how
 * @param {number} ofKind how much of the question is the name of its kind, which needs not stand in its words
 */
export function worthOfWords(score, { near, inOrder, asTyped, inTitle, wholeTitle }, ofKind) {
  const said = (share) => Math.min(1, share + ofKind);
  const how =
    1 +
    NEAR * said(near) +
    IN_ORDER * inOrder +
    AS_TYPED * said(asTyped) +
    IN_TITLE * said(inTitle) +
    WHOLE_TITLE * wholeTitle;
  return score ** SCORE_POWER * how;
}

/** Whether a day is the one that was asked for, or in the month. */
function isOf(day, asked) {
  return day === asked || (asked % 100 === 0 && Math.floor(day / 100) * 100 === asked);
}

function yearsBetween(day, newest) {
  const inYears = (value) => Math.floor(value / 10000) + (Math.floor(value / 100) % 100) / 12;
  return inYears(newest) - inYears(day);
}
