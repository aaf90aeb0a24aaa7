/** What is said about an answer: how many results, and what the reader should know about them. */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Write an ISO date as people say it: "16 January 2023", or "January 2023" where there is no day. */
export function spokenDate(date) {
  const [year, month, day] = (date ?? "").split("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** Write a number with its noun. */
export function counted(number, one, many) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** Begin with a capital letter. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Write words in quotation marks, as a list; signs that can't be seen are left out. */
export function listed(words, last = "and") {
  const quoted = words.map((word) => `“${word.replace(/\p{C}/gu, "")}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}`;
}

/** What is said while parts of the index are on their way. */
export const LOADING = "Searching…";

/** What is said when the index did not come. */
export const FAILURE = ["The search could not be loaded", "Search again, or look in one of these places:"];

/** What is said when the answer is what could be had without some files of it. */
const UNREAD =
  "Parts of the index did not come: results may be missing, or say less than they could. Search again to have all.";

/** What is said of what are commands elsewhere. */
const COMMANDS = {
  NOT: "“NOT” is a word like others here: put - right before a word to leave it out.",
  OR: "“OR” is a word like others here: what has all words comes first.",
  "*": "“*” says nothing here: other forms of a word are found with it.",
};

/** How many results there are. */
export function countOf({ total, how, partial, growing }) {
  if (partial && !total) return LOADING;
  if (growing) return `${counted(total, "result", "results")} so far`;
  return total ? counted(total, "result", "results") : how === "nothing-asked" ? "" : "No results";
}

/**
 * What had to be given up to find any.
 *
 * @param {object} answer
 * @param {boolean} isFiltered whether filters were set
 */
export function aboutOf(answer, isFiltered) {
  const { how, question, phraseMissed, guessed, digits, total, whole, partial, empty, unread } = answer;
  if (partial) return "";
  if (empty) return "This archive has no papers yet.";
  const named = (some) => listed([...new Set(some.map((word) => asTyped(word, question)))]);
  const words = named(question.words.filter((_, place) => question.required?.[place] ?? true));
  const missing = total ? "" : isFiltered ? " with these filters" : "";
  const about = {
    "nothing-asked": nothingAsked(question),
    none: words
      ? `Nothing has ${words}${missing}. Check the spelling, try other words, or look in one of these places:`
      : `There is nothing${missing}.`,
    nearest: `Nothing has all of ${words}. These have as many of them as can be found together.`,
    similar: `Nothing has ${guessed?.length ? named(guessed) : words} just so. These have words like that.`,
    begun: `Nothing has ${named(guessed ?? [])} just so. These have words that begin alike.`,
    all: whole < total ? `${counted(whole, "result has", "results have")} all the words; the others follow.` : "",
  }[how];
  const isMissed = phraseMissed && ["all", "begun"].includes(how);
  const phrase = isMissed ? "Nothing has the exact phrase. These have its words." : "";
  const left = question.left.length ? `Only the first ${question.words.length} words were searched for.` : "";
  const unknown = (question.unknown ?? []).map(({ name, typed }) => `Nothing has the ${name} ${listed([typed])}: left out.`);
  const mended = (question.mended ?? []).map(({ typed, label }) => `${listed([typed])} was taken for “${label}”.`);
  const names = (question.names ?? []).map(nameOf);
  const commands = (question.commands ?? []).map((word) => COMMANDS[word]);
  const figures = digits?.length && total ? `Of ${listed(digits)} only the digits and letters are looked at.` : "";
  const more = [phrase, figures, left, ...commands, ...names, ...unknown, ...mended, unread ? UNREAD : ""];
  // What ends in a colon leads to the list below.
  return (about.endsWith(":") ? [...more, about] : [about, ...more]).filter(Boolean).join(" ");
}

/** A folded word as it was typed: "4.99pc" is 4.99%. */
function asTyped(word, { sequence = [], printed = [] }) {
  const piece = printed[sequence.indexOf(word)] ?? word;
  return /[0-9]pc$/u.test(word) && !/pc$/iu.test(piece) ? word.replace(/pc$/u, "%") : piece;
}

function nameOf({ typed, meant }) {
  return meant
    ? `“${typed}:” was taken for “${meant}:”.`
    : `“${typed}:” is no filter; there are type:, year:, body: and person:.`;
}

function nothingAsked({ common, without, unknown = [] }) {
  if (unknown.length) return "";
  const why = without.length
    ? "These words are only left out. Add one to look for"
    : common.length
      ? "These words are too common to search for. Add one that says more"
      : "There is no word or number in this. Type one";
  return `${why}, or look in one of these places:`;
}

/** Join what is said one after another; most of it has a stop already. */
export function spoken(parts) {
  const said = parts.filter(Boolean);
  return said.map((part, at) => (/[.:?!…]$/u.test(part) || at === said.length - 1 ? part : `${part}.`)).join(" ");
}
