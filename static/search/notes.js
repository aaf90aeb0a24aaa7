/** What is said beside the results, with links to other searches: other spellings, other words, fewer words. */

import { addressOf, FILTERS } from "./address.js";
import { listed } from "./sayings.js";

/**
 * Make the paragraphs above the results.
 *
 * @param {object} answer
 * @param {import('./address.js').Asked} asked
 * @returns {HTMLElement[]}
 */
export function notesOf({ question, meant, also = [], senses = [] }, asked) {
  return [
    ...(question.strange ?? []).map((filter) => notHeld(filter, asked)),
    meant && didYouMean(meant, asked),
    ...also.map((entry) => alsoSearched(entry, asked)),
    ...senses.map((entry) => severalSenses(entry, asked)),
  ].filter(Boolean);
}

/** "Nothing in this archive has the type “nonsense”. Search without “nonsense”": the address may be an old one. */
function notHeld({ name, value }, asked) {
  const rest = asked[FILTERS[name]].filter((other) => other !== value);
  const without = link(`Search without “${value}”`, { ...asked, [FILTERS[name]]: rest });
  return paragraph(`Nothing in this archive has the ${name} “${value}”. `, without);
}

/** Another spelling: a question, unless the results are for it already. */
function didYouMean({ q, shown }, asked) {
  const again = link(q, { ...asked, q });
  return shown ? paragraph("Showing results for ", again) : paragraph("Did you mean ", again, "?");
}

/** "Also searched: looked after children · only LAC", or how to have it searched. */
function alsoSearched({ word, by, off }, asked) {
  if (off) {
    const again = { ...asked, off: asked.off.filter((other) => other.toLowerCase() !== word.toLowerCase()) };
    return paragraph(`Searched for only “${word}” · `, link(`also search ${by.join(", ")}`, again));
  }
  const only = link(`only “${word}”`, { ...asked, off: [...asked.off, word] });
  return paragraph(`Also searched: ${by.join(", ")} · `, only);
}

/** "HoT means: Head of Teaching · Heads of Terms", each a search for that alone. */
function severalSenses({ term, senses }, asked) {
  const links = senses.flatMap((sense, index) => [
    index ? " · " : "",
    link(sense, { ...asked, q: `"${sense.replaceAll('"', "")}"`, off: [] }),
  ]);
  return paragraph(`${term} can mean: `, ...links);
}

/**
 * Make the ways on where not everything was found: the same search with one word less.
 *
 * @param {object} answer
 * @param {import('./address.js').Asked} asked
 * @returns {HTMLElement|null}
 */
export function fewerWords({ how, question }, asked) {
  const words = question.words.filter((_, place) => question.required?.[place] ?? true);
  if (words.length < 2 || !["none", "nearest"].includes(how)) return null;
  const links = words.flatMap((word, index) => {
    const rest = words.filter((other) => other !== word);
    return [index ? " · " : "", link(rest.join(" "), { ...asked, q: rest.join(" ") })];
  });
  return paragraph("Search with fewer words: ", ...links);
}

/** Make a way back to the same search without its filters. */
export function withoutFilters(asked) {
  return paragraph(link(`Search everything for ${listed([asked.q.trim()])}`, asked));
}

function paragraph(...parts) {
  const made = document.createElement("p");
  made.className = "govuk-body govuk-!-margin-bottom-2";
  made.append(...parts.filter(Boolean));
  return made;
}

/** A link to another search, which the page opens by itself. */
function link(text, asked) {
  const made = document.createElement("a");
  made.className = "govuk-link";
  made.href = addressOf(asked) || "?";
  made.dataset.again = "";
  made.textContent = text;
  return made;
}
