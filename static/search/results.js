/**
 * What the search page shows: a result, and what is said about the results.
 *
 * A result is made from the <template> in templates/search.html and filled with text nodes, never with markup.
 */

import { excerpt, segments } from "./text.js";

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

/**
 * Make the list item for one hit.
 *
 * @param {ReturnType<typeof import('./engine.js').createEngine>} engine
 * @param {import('./engine.js').Hit} hit
 * @param {string} root the way to the site's root
 * @returns {HTMLElement}
 */
export function resultElement(engine, hit, root) {
  const section = engine.show(hit.ref);
  const matched = (word) => engine.termsOf(word).filter((term) => hit.terms.has(term));
  const marked = (text) => nodes(segments(text, (word) => matched(word).length > 0));
  const item = document.getElementById("search-result").content.firstElementChild.cloneNode(true);
  const [kind, link, place, words] = ["kind", "link", "place", "words"].map((name) =>
    item.querySelector(`[data-${name}]`),
  );

  kind.textContent = section.kind.charAt(0).toUpperCase() + section.kind.slice(1);
  link.href = root + section.url;
  link.append(...marked(section.title));
  place.append(...marked(placeOf(section)));
  words.append(...marked(excerpt(section.text, matched)));
  return item;
}

/** Say where a section stands and of when it is, the date once. */
function placeOf({ body, breadcrumb, date }) {
  const day = spokenDate(date);
  return [body, breadcrumb, breadcrumb.includes(day) ? "" : day].filter(Boolean).join(" · ");
}

function nodes(found) {
  return found.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

/** Write an ISO date as people say it: "16 January 2023", or "January 2023" where there is no day. */
export function spokenDate(date) {
  const [year, month, day] = (date ?? "").split("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** What is said while the index is on its way. */
export function loading() {
  return ["Searching…", ""];
}

/** What is said when the index did not come. */
export function failure() {
  return ["The search could not be loaded", "Load the page again, or look in one of these places:"];
}

/**
 * How many results there are, and what the reader should know about them.
 *
 * @param {import('./engine.js').Answer} answer
 * @returns {[string, string]}
 */
export function sayings({ how, hits, question, phraseMissed }) {
  const results = hits.length === 1 ? "1 result" : `${hits.length.toLocaleString("en-GB")} results`;
  const words = listed(question.words);
  const about = {
    "nothing-asked":
      "These words are too common to search for. Add one that says more, or look in one of these places:",
    none: `Nothing has ${words}. Check the spelling, try other words, or look in one of these places:`,
    nearest: `Nothing has all of ${words}. These have ${hits[0]?.words} of the ${question.words.length}.`,
    similar: `Nothing has ${words} just so. These have words like that.`,
    all: "",
  }[how];
  const phrase = phraseMissed && how === "all" ? "Nothing has the exact phrase. These have its words." : "";
  const left = question.left.length ? `Only the first ${question.words.length} words were searched for.` : "";
  return [hits.length ? results : "No results", [about, phrase, left].filter(Boolean).join(" ")];
}

function listed(words) {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
