/**
 * The results on the page: people and terms first, then meetings and papers, each with what was found in it.
 *
 * They are made from the templates in templates/search.html and filled with text nodes, never with markup.
 */

import { capital, spokenDate } from "./sayings.js";

// What a hit in it is called as well.
const KINDS = { text: "paper" };
// What a group is called in "2 more in this meeting"; a list of the site has no such name.
const NOUNS = { meeting: "meeting", report: "report", letter: "letter", review: "review", document: "document" };

/**
 * Make the function that shows an answer. What stands there already stays as it is: the first results of an answer
 * come before the others, and with another letter many stay the same.
 *
 * @param {HTMLElement} list
 * @param {string} root the way to the site's root
 * @returns {(answer: object) => void}
 */
export function createResults(list, root) {
  let made = new Map();
  return ({ named, groups }) => {
    const wanted = [
      ...named.map((hit) => [hit, () => hitElement(hit, root, "h3")]),
      ...groups.map((group) => [group, () => groupElement(group, root)]),
    ].map(([shown, make]) => [JSON.stringify(shown), make]);
    made = new Map(wanted.map(([key, make]) => [key, made.get(key) ?? make()]));
    let next = list.firstElementChild;
    for (const item of made.values()) {
      if (item === next) next = next.nextElementSibling;
      else list.insertBefore(item, next);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  };
}

function groupElement(group, root) {
  const [item, part] = made("search-group");
  const noun = NOUNS[group.kind];
  item.dataset.group = group.id;
  part("title").textContent = group.title;
  part("facts").textContent = [
    capital(KINDS[group.kind] ?? group.kind?.replaceAll("-", " ") ?? ""),
    group.title.includes(group.body) ? "" : group.body,
    group.title.includes(spokenDate(group.date)) ? "" : spokenDate(group.date),
  ]
    .filter(Boolean)
    .join(" · ");
  part("hits").append(...group.hits.map((hit) => hitElement(hit, root, "h4", group)));
  part("more").hidden = !group.more;
  part("more").textContent = `${group.more} more ${noun ? `in this ${noun}` : "here"}`;
  part("whole").href = root + group.url;
  part("whole").textContent = noun ? `Open this ${noun}` : `Open “${group.title}”`;
  part("whole").hidden = group.hits.some((hit) => hit.url === group.url);
  return item;
}

function hitElement(hit, root, level, group = null) {
  const [item, part] = made("search-hit");
  const heading = document.createElement(level);
  heading.className = part("heading").className;
  heading.append(...part("heading").childNodes);
  part("heading").replaceWith(heading);
  part("kind").textContent = capital(hit.kind);
  part("link").href = root + hit.url;
  part("link").dataset.words = JSON.stringify(hit.words ?? []);
  part("link").append(...nodes(hit.title));
  part("place").append(...nodes(placeOf(hit, group)));
  part("excerpt").append(...nodes(hit.excerpt));
  part("also").hidden = !hit.alsoIn?.length;
  part("also").append(...(hit.alsoIn ?? []).flatMap((other, index) => [index ? "; " : "", link(other, root)]));
  return item;
}

/** Where a hit stands and of when it is, without what its group has said. */
function placeOf(hit, group) {
  if (group) return withoutFirst(hit.breadcrumb, [group.title, `Meeting of ${spokenDate(group.date)}`]);
  const facts = [hit.body, spokenDate(hit.date)].filter(Boolean).join(" · ");
  return facts ? [...hit.breadcrumb, { text: ` · ${facts}`, marked: false }] : hit.breadcrumb;
}

/** Take the first of the names that a breadcrumb goes through from it, if it is one of the group's. */
function withoutFirst(breadcrumb, names) {
  const whole = breadcrumb.map(({ text }) => text).join("");
  const first = names.find((name) => whole === name || whole.startsWith(`${name} › `));
  if (!first) return breadcrumb;
  let skip = whole === first ? whole.length : first.length + " › ".length;
  return breadcrumb.flatMap(({ text, marked }) => {
    const rest = text.slice(skip);
    skip = Math.max(0, skip - text.length);
    return rest ? [{ text: rest, marked }] : [];
  });
}

function link({ title, url }, root) {
  const made = document.createElement("a");
  made.className = "govuk-link";
  made.href = root + url;
  made.textContent = title;
  return made;
}

/** Copy a template; give its element and the function that finds the parts of it by their names. */
function made(id) {
  const item = document.getElementById(id).content.firstElementChild.cloneNode(true);
  return [item, (name) => item.querySelector(`[data-${name}]`)];
}

function nodes(segments) {
  return segments.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
