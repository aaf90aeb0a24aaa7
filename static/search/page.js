/**
 * The search page: what is typed and chosen goes into the address and to the engine, the answer onto the page.
 *
 * The listeners are there before anything has been loaded, so nothing that is typed early is lost.
 */

import { addressOf, askedIn, FILTERS, filtered, unfiltered } from "./address.js";
import { createAsking } from "./asking.js";
import { createCombobox } from "./combobox.js";
import { createFilters } from "./filters.js";
import { whenShown } from "./idle.js";
import { onKey } from "./keys.js";
import { answerTabs, keepWords, leftAs } from "./marking.js";
import { fewerWords, notesOf, withoutFilters } from "./notes.js";
import { withoutFilter } from "./question.js";
import { createResults } from "./results.js";
import { aboutOf, countOf, FAILURE, LOADING, spoken } from "./sayings.js";

const GROUPS_AT_ONCE = 10;
const TYPING_PAUSE = 40;
/** What takes longer than this is waited for, and that is said. */
const WAIT = 200;
/** What still stands there is of another question. */
const OLD = "search-results--old";
/** By then an address is put down, even if nothing has been shown. */
const LATEST = 1000;
const ANNOUNCE_PAUSE = 900;

const part = (name) => document.getElementById(`search-${name}`);
const [form, box, list, filters] = ["form", "words", "results", "filters"].map(part);
const plainTitle = document.title;
const showFilters = createFilters(filters);
const placeResults = createResults(list, form.dataset.root);
const where = { base: new URL(form.dataset.base, location.href).href, engine: form.dataset.engine };
const ask = createAsking(where, { onAnswer, onError });

const left = history.state ?? leftAs(location.href);
fromFragment();
let asked = askedIn(location.search);
let view = { groups: GROUPS_AT_ONCE, open: [], ...left?.view };
let scroll = left?.scroll ?? 0;
// Whether the address is what somebody asked for, so that going back should lead to it.
let settled = true;
// How the address of what is asked is put down, once its results are shown.
let unwritten = null;
let focusNext = null;
// What the results that stand there answer, and what a screen reader was told an answer of.
let shownFor = null;
let heardOf = null;
let typingTimer = 0;
let announceTimer = 0;
let waitTimer = 0;
let writeTimer = 0;

part("waiting").hidden = true;
part("filters-box").open = matchMedia("(min-width: 48em)").matches;
box.value = asked.q;
const combobox = createCombobox(box, { base: form.dataset.base, room: form, onChosen: submit });
box.addEventListener("input", () => {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => go({ ...asked, q: box.value }, { unfinished: true }), TYPING_PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", ({ target }) => go(target.name === "sort" ? sorted(target) : toggled(target)));
part("clear").addEventListener("click", () => {
  const next = withoutAny();
  box.value = next.q;
  go(next);
  part("filters-box").querySelector("summary").focus();
});
part("more").addEventListener("click", () => {
  focusNext = { group: list.querySelectorAll("[data-group]").length, hit: 0 };
  look({ ...view, groups: view.groups + GROUPS_AT_ONCE });
});
list.addEventListener("click", openGroup);
for (const event of ["click", "auxclick"]) list.addEventListener(event, keepWords);
answerTabs(links);
document.addEventListener("click", write, { capture: true });
document.addEventListener("click", searchAgain);
document.addEventListener("keydown", (event) => {
  onKey(event, [box, ...links()], () => {
    box.value = "";
    combobox.close();
    go({ ...asked, q: "" });
  });
});
addEventListener("popstate", () => {
  clearTimeout(typingTimer);
  unwritten = null;
  fromFragment();
  asked = askedIn(location.search);
  view = { groups: GROUPS_AT_ONCE, open: [], ...history.state?.view };
  box.value = asked.q;
  settled = true;
  combobox.close();
  entitle();
  answerNow();
});
addEventListener("pagehide", () => {
  write();
  history.replaceState({ view, scroll: scrollY }, "");
});
entitle();
answerNow();

/** Other pages lead to "#q=…": what stands behind "#" is never sent to the server. */
function fromFragment() {
  if (/^#(?:q|sort|off|type|year|body|person)=/u.test(location.hash)) history.replaceState(null, "", `?${location.hash.slice(1)}`);
}

function submit() {
  combobox.close();
  go({ ...asked, q: box.value });
}

function sorted(select) {
  return { ...asked, sort: select.value };
}

/** A box ticked or not. A filter that was typed is taken out of the words, what else it held becomes ticked boxes. */
function toggled({ name, value, checked }) {
  const before = checked ? asked[FILTERS[name]] : ticked(name);
  const values = checked ? [...before, value] : before.filter((other) => other !== value);
  const q = checked ? asked.q : withoutFilter(asked.q, name);
  box.value = q;
  return { ...asked, q, [FILTERS[name]]: values };
}

/** What is asked without any filter, ticked or typed. */
function withoutAny() {
  const q = Object.keys(FILTERS).reduce((rest, name) => withoutFilter(rest, name), asked.q);
  return unfiltered({ ...asked, q });
}

function ticked(name) {
  const boxes = filters.querySelectorAll(`[data-filter=${name}] input`);
  return [...boxes].filter((other) => other.checked).map((other) => other.value);
}

/** Ask something else: it goes into the address. What is typed without a stop is one step of the history. */
function go(next, { unfinished = false } = {}) {
  clearTimeout(typingTimer);
  if (settled) write();
  asked = next;
  view = { groups: GROUPS_AT_ONCE, open: [] };
  scroll = 0;
  unwritten ??= settled ? "pushState" : "replaceState";
  clearTimeout(writeTimer);
  writeTimer = setTimeout(write, LATEST);
  settled = !unfinished;
  answerNow({ unfinished });
}

/** Put what is asked into the address: the browser takes longer over that than over a screen of results. */
function write() {
  const how = unwritten;
  unwritten = null;
  if (!how) return;
  const address = addressOf(asked);
  if (address !== addressOf(askedIn(location.search))) history[how]({ view }, "", address || location.pathname);
  entitle();
}

function entitle() {
  const words = asked.q.trim();
  document.title = words ? `${words} – ${plainTitle}` : plainTitle;
}

/** See more of the same answer. */
function look(next) {
  write();
  view = next;
  history.replaceState({ view }, "");
  answerNow();
}

function answerNow({ unfinished = false } = {}) {
  list.setAttribute("aria-busy", "true");
  clearTimeout(waitTimer);
  if (!asked.q.trim() && !filtered(asked)) showNothing();
  else if (shownFor !== addressOf(asked)) waitTimer = setTimeout(wait, WAIT);
  ask({ ...asked, ...view, unfinished });
}

/** What is said above the results is of the question before, too. */
function wait() {
  list.classList.add(OLD);
  say(LOADING);
}

/** Nothing is asked: the page is as it was at first. */
function showNothing() {
  shownFor = null;
  list.replaceChildren();
  for (const name of ["results", "more", "ways", "filters-box", "found"]) part(name).hidden = true;
  say("");
}

function onAnswer(answer) {
  clearTimeout(waitTimer);
  list.removeAttribute("aria-busy");
  list.classList.remove(OLD);
  whenShown().then(write);
  // Filters may have been typed as words, too.
  const isFiltered = filtered(asked) || Object.values(answer.question.filters ?? {}).flat().length > 0;
  if (!asked.q.trim() && !isFiltered) return;
  shownFor = addressOf(asked);
  showResults(answer);
  showWays(answer, isFiltered);
  if (!answer.partial) showFilters(answer.facets, asked);
  part("sort").value = asked.sort;
  part("clear").hidden = !isFiltered;
  part("filters-box").hidden = !(answer.total || isFiltered);
  part("count").dataset.asked = inWords();
  say(countOf(answer), aboutOf(answer, isFiltered), notesOf(answer, asked), answer.partial);
}

function showResults(answer) {
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  // A place to scroll back to needs the true height of all that stands above it.
  list.classList.toggle("search-results--whole", scroll > 0);
  placeResults(answer);
  list.hidden = !list.children.length;
  part("found").hidden = false;
  part("more").hidden = answer.partial || answer.totalGroups <= answer.groups.length;
  if (answer.partial) return;
  if (focusNext) list.querySelectorAll("[data-group]")[focusNext.group]?.querySelectorAll("[data-link]")[focusNext.hit]?.focus();
  else if (focused) links().find((link) => link.getAttribute("href") === focused)?.focus();
  focusNext = null;
  if (scroll) scrollTo(0, scroll);
  scroll = 0;
}

/** A search that finds too little leads on. */
function showWays(answer, isFiltered) {
  const fewer = answer.partial ? null : fewerWords(answer, asked);
  const whole = !answer.total && isFiltered && asked.q.trim() ? withoutFilters(withoutAny()) : null;
  part("fewer").replaceChildren(...[whole, fewer].filter(Boolean));
  part("ways").hidden = answer.partial || answer.total > 0;
}

function onError(message) {
  clearTimeout(waitTimer);
  console.error(message);
  showNothing();
  list.removeAttribute("aria-busy");
  list.classList.remove(OLD);
  part("fewer").replaceChildren();
  part("found").hidden = part("ways").hidden = false;
  say(...FAILURE);
}

/** Say how many there are: on the page at once, to a screen reader when the typing pauses. */
function say(count, about = "", notes = [], partial = false) {
  part("count").textContent = count;
  part("count").hidden = !count;
  part("found").hidden &&= !count;
  part("about").textContent = about;
  part("about").hidden = !about;
  part("notes").replaceChildren(...notes);
  clearTimeout(announceTimer);
  if (count === LOADING || partial) return;
  const heard = spoken([count, about, ...notes.map((note) => note.textContent)]);
  announceTimer = setTimeout(announce, settled ? 0 : ANNOUNCE_PAUSE, heard);
}

/** The same is not told twice of one question. */
function announce(heard) {
  const address = addressOf(asked);
  if (address === heardOf && heard === part("status").textContent) return;
  heardOf = address;
  part("status").textContent = heard;
}

/** What is asked, for paper, on which there is neither box nor filters. */
function inWords() {
  const ticks = [...filters.querySelectorAll("input:checked")];
  const chosen = ticks.map(({ parentElement }) => parentElement.querySelector("[data-label]").textContent);
  return [asked.q.trim(), ...chosen].filter(Boolean).join(" · ");
}

/** "2 more in this meeting". */
function openGroup(event) {
  const group = event.target.closest("[data-more]")?.closest("[data-group]");
  if (!group) return;
  const groups = [...list.querySelectorAll("[data-group]")];
  focusNext = { group: groups.indexOf(group), hit: group.querySelectorAll("[data-link]").length };
  look({ ...view, open: [...view.open, group.dataset.group] });
}

/** A link to another search is opened without leaving the page. */
function searchAgain(event) {
  const link = event.target.closest("a[data-again]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  settled = true;
  const next = askedIn(new URL(link.href).search);
  box.value = next.q;
  combobox.close();
  go(next);
  // The link goes with what was said; in the box the cursor would bring a keyboard onto the screen.
  part("count").focus();
}

function links() {
  return [...list.querySelectorAll("[data-link]")];
}
