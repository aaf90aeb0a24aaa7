/**
 * The ways in which people write one sum or one date. What archive/search/folding.json makes alike by itself
 * (13,352 and 13352, 30/11/2022 and 30 November 2022) is not said here again.
 */

const NUMBER = /^([0-9]+(?:\.[0-9]+)?)(k|m|bn)?$/u;
const POUNDS = /^([0-9]+\.[0-9])gbp$/u;
const FACTORS = { k: 1e3, m: 1e6, bn: 1e9 };
// Below this a number is a count, a page or a year, which nobody writes in thousands.
const SMALLEST = 10_000;
const MOST_DECIMALS = 2;

const YEARS =
  /(?<![\p{L}\p{N}.,/-])(?:(20[0-9]{2})[/\-\u2010-\u2015](?:20)?|(2[0-9]|3[0-8])\/)([0-9]{2})(?![\p{L}\p{N}/-]|[.,][0-9])/gu;

const MONTHS = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];

/**
 * Give the other ways to write a sum: "1.7m" is 1700000, and 1.70m; "1700000" is 1.7m; "£1.7", which is folded with
 * "gbp" behind it, is 1.7m, or thousands.
 *
 * @param {string} word folded
 * @returns {string[]}
 */
export function otherSums(word) {
  const [, pounds] = word.match(POUNDS) ?? [];
  if (pounds) return Object.keys(FACTORS).flatMap((unit) => [pounds + unit, ...otherSums(pounds + unit)]);
  const [, digits, unit] = word.match(NUMBER) ?? [];
  if (!digits) return [];
  const value = Math.round(Number(digits) * (FACTORS[unit] ?? 1) * 100) / 100;
  const forms =
    value < SMALLEST ? [] : [plain(value), ...Object.keys(FACTORS).map((name) => inUnits(value, name))];
  const longer = unit && /\.[0-9]$/u.test(digits) ? [`${digits}0${unit}`] : [];
  return [...new Set([...forms.filter(Boolean), ...longer])].filter((form) => form !== word);
}

function plain(value) {
  return Number.isInteger(value) ? String(value) : null;
}

function inUnits(value, unit) {
  const amount = value / FACTORS[unit];
  const written = String(Number(amount.toFixed(MOST_DECIMALS)));
  return amount >= 1 && amount < 10_000 && Number(written) === amount ? written + unit : null;
}

/**
 * Give the other ways to write a number that is a share, "58" may be "58%", which is folded with "pc" behind it, or a sum.
 *
 * @param {string} word folded
 * @returns {string[]}
 */
export function otherShares(word) {
  const shares = /^(?:[0-9]{2,3}|[0-9]{1,3}\.[0-9]+)$/u.test(word) ? [`${word}pc`] : [];
  return /^[0-9]{1,3}\.[0-9]$/u.test(word) ? [...shares, `${word}gbp`] : shares;
}

/** A date among folded words: the places of its words, its day as in the index (20221130), and the month's names. */
/** @typedef {{from: number, to: number, day: number, month: string}} DateWords */

/**
 * Find the dates in folded words: "30 november 2022", "november 30 2022", "30 nov 2022".
 *
 * @param {string[]} words
 * @returns {DateWords[]}
 */
export function datesIn(words) {
  return words.flatMap((word, place) => {
    const month = MONTHS.findIndex((names) => names.includes(word));
    const year = [place + 1, place + 2].find((at) => /^20[0-9]{2}$/u.test(words[at] ?? ""));
    if (month < 0 || !year) return [];
    const between = words.slice(place + 1, year);
    const before = isDay(words[place - 1]) && !between.length;
    const day = before ? words[place - 1] : between[0];
    if (between.length && !isDay(day)) return [];
    const code = Number(words[year]) * 10_000 + (month + 1) * 100 + Number(day ?? 0);
    return [{ from: before ? place - 1 : place, to: year + 1, day: code, month: word }];
  });
}

function isDay(word) {
  return /^[0-9]{1,2}$/u.test(word ?? "") && Number(word) >= 1 && Number(word) <= 31;
}

/**
 * Give the other names of a month: "nov" is "november".
 *
 * @param {string} word folded
 * @returns {string[]}
 */
export function otherMonths(word) {
  return (MONTHS.find((names) => names.includes(word)) ?? []).filter((name) => name !== word);
}

/**
 * Find the financial years in a text: "2021/22", "2021–22", "2021/2022", "21/22".
 *
 * @param {string} text
 * @returns {string[]} each as "2021/22"
 */
export function yearsIn(text) {
  return [...text.matchAll(YEARS)]
    .map(([, whole, short, second]) => [whole ?? `20${short}`, second])
    .filter(([first, second]) => (Number(first) + 1) % 100 === Number(second))
    .map(([first, second]) => `${first}/${second}`);
}
