/** Filters and orders of a list (archive/pages/listing.py). They stand in the address, so that a choice can be sent on. */

const WAIT = 200; // after typing, in milliseconds
const NARROW = "(max-width: 48em)";

/** @typedef {{element: HTMLElement, home: ParentNode, groups: Element[], text: string | undefined}} Row */

const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"));
const fold = /** @type {HTMLDetailsElement} */ (document.getElementById("filters-fold"));
const status = document.getElementById("filters-count");
const none = document.getElementById("filters-none");
const flat = document.getElementById("sorted");
const fields = [...form.querySelectorAll("select, input")];
const selects = fields.filter((field) => field.matches("select:not([name=sort])"));
const groups = [...document.querySelectorAll("[data-group]")];
const links = [...document.querySelectorAll("[data-for]")];
const labels = new Map(selects.flatMap((select) => [...select.options].map((one) => [one, one.textContent])));
const number = new Intl.NumberFormat(document.documentElement.lang);
const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** @type {Row[]} */
const rows = [...document.querySelectorAll("[data-row]")].map((element) => ({
  element,
  home: element.parentNode,
  groups: [...around(element)],
  text: undefined,
}));
let order = "";
let typing;

form.hidden = rows.length < 2;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => event.target.name !== "words" && keep(show(), true));
form.addEventListener("reset", () => setTimeout(() => keep(show(), true)));
form.addEventListener("input", (event) => {
  if (event.target.name !== "words") return;
  clearTimeout(typing);
  typing = setTimeout(() => keep(show(), false), WAIT);
});
window.addEventListener("popstate", restore);
window.addEventListener("hashchange", reveal);
restore();
reveal();
fold.open = !matchMedia(NARROW).matches || fields.some((field) => field.value);

/** Take the choices from the address; what it asks for that the page doesn't have is left out. */
function restore() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name) ?? "";
    const known = !field.options || [...field.options].some((option) => option.value === value);
    field.value = known ? value : "";
  }
  show();
}

/** The parts of the list that a row stands in. */
function* around(element) {
  for (let group = element.closest("[data-group]"); group; group = group.parentElement.closest("[data-group]")) yield group;
}

/** Show what fits all choices, in their order, and say how many that are; gives the choices. */
function show() {
  const chosen = fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value.trim()]);
  arrange(Object.fromEntries(chosen).sort ?? "");
  const tests = chosen.filter(([name]) => name !== "sort").map(([name, value]) => test(name, value));
  const left = new Map();
  let shown = 0;
  for (const row of rows) {
    const fits = tests.every((fitting) => fitting(row));
    if (row.element.hidden === fits) row.element.hidden = !fits;
    for (const group of fits ? row.groups : []) left.set(group, (left.get(group) ?? 0) + 1);
    shown += fits;
  }
  regroup(left);
  count(chosen);
  say(`${number.format(shown)} of ${number.format(rows.length)} shown`);
  none.hidden = shown > 0;
  return chosen;
}

/** Whether a row fits one choice: all words that were typed stand in it, or it is what was chosen. */
function test(name, value) {
  if (name === "words") {
    const words = plain(value).split(/\s+/);
    return (row) => words.every((word) => (row.text ??= plain(row.element.textContent)).includes(word));
  }
  return (row) => (row.element.dataset[name] ?? "").split(" ").includes(value);
}

/** A text without capitals and accents. */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Hide the parts of the list that are empty, or whose rows stand in one list now, and the links to them. */
function regroup(left) {
  for (const group of groups) group.hidden = !left.has(group) || (order !== "" && flat !== null);
  for (const link of links) {
    const group = document.getElementById(link.dataset.for)?.closest("[data-group]");
    link.hidden = Boolean(group?.hidden);
    const tally = link.querySelector("[data-count]");
    if (tally) tally.textContent = number.format(left.get(group) ?? 0);
  }
}

/** Behind each choice how many rows it would leave. */
function count(chosen) {
  for (const select of selects) {
    const others = chosen.filter(([name]) => name !== "sort" && name !== select.name);
    const tests = others.map(([name, value]) => test(name, value));
    const found = new Map();
    for (const row of rows) {
      if (!tests.every((fitting) => fitting(row))) continue;
      for (const value of (row.element.dataset[select.name] ?? "").split(" ")) {
        found.set(value, (found.get(value) ?? 0) + 1);
      }
    }
    for (const option of select.options) {
      if (option.value) option.textContent = `${labels.get(option)} (${number.format(found.get(option.value) ?? 0)})`;
    }
  }
}

/** Put the rows into an order: in one list where the page has room for one, else in their parts; "" is the page's own. */
function arrange(asked) {
  if (asked === order) return;
  order = asked;
  const key = `sort${asked.replace("-", "").replace(/^./, (letter) => letter.toUpperCase())}`;
  const sign = asked.startsWith("-") ? -1 : 1;
  const value = (row) => row.element.dataset[key] ?? "";
  const between = (one, other) => last(one, other) || sign * compare(one, other);
  const wanted = asked ? [...rows].sort((one, other) => between(value(one), value(other))) : rows;
  for (const row of wanted) (asked && flat ? flat : row.home).append(row.element);
  if (flat) flat.parentElement.hidden = !asked;
}

/** What says nothing of it stands last, whichever way round the order is. */
function last(one, other) {
  return (one === "") - (other === "");
}

/** Say how many there are, once. */
function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

/** Put the choices into the address, as a step that Back undoes where one was made by choosing. */
function keep(chosen, step) {
  const search = new URLSearchParams(chosen).toString();
  if (search === location.search.slice(1)) return;
  const address = `${location.pathname}${search ? `?${search}` : ""}`;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** What a link within the site leads to is shown, whatever the filters say. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("#filtered [hidden]")) return;
  for (const field of fields) field.value = "";
  show();
  target.scrollIntoView();
}
