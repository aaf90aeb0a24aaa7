/** The filters beside the results: check boxes with counts, which keep their places and the cursor when counts change. */

import { FILTERS } from "./address.js";

const AT_FIRST = 6;
const STEP = 20;

/**
 * Make the function that shows the filters of an answer.
 *
 * @param {HTMLFormElement} form with a fieldset for each filter, as in templates/search.html
 */
export function createFilters(form) {
  const room = new Map(Object.keys(FILTERS).map((name) => [name, AT_FIRST]));
  let last = null;

  const showOne = (fieldset, name, facets, asked) => {
    const typed = facets.filter((facet) => facet.chosen).map((facet) => String(facet.value));
    const chosen = [...asked[FILTERS[name]], ...typed];
    const values = withChosen(inOrder(name, facets), asked[FILTERS[name]]);
    const shown = values.filter(({ value }, index) => index < room.get(name) || chosen.includes(value));
    const more = fieldset.querySelector("[data-more]");
    fieldset.hidden = !values.length;
    keep(fieldset.querySelector("[data-values]"), shown, name, chosen);
    more.hidden = shown.length === values.length;
    more.textContent = `Show ${Math.min(STEP, values.length - shown.length)} more`;
    more.setAttribute("aria-label", `${more.textContent}: ${fieldset.querySelector("legend").textContent.trim()}`);
  };

  const show = (facets, asked) => {
    last = [facets, asked];
    for (const fieldset of form.querySelectorAll("[data-filter]")) {
      showOne(fieldset, fieldset.dataset.filter, facets[fieldset.dataset.filter] ?? [], asked);
    }
  };

  form.addEventListener("click", (event) => {
    const fieldset = event.target.closest("[data-more]")?.closest("[data-filter]");
    if (!fieldset) return;
    const before = fieldset.querySelectorAll("input").length;
    room.set(fieldset.dataset.filter, room.get(fieldset.dataset.filter) + STEP);
    show(...last);
    fieldset.querySelectorAll("input")[before]?.focus();
  });

  return show;
}

/** Years from the newest, everything else from what is found most. */
function inOrder(name, facets) {
  return [...facets].sort((one, other) =>
    name === "year"
      ? String(other.value).localeCompare(String(one.value))
      : other.count - one.count || one.label.localeCompare(other.label),
  );
}

/** What is chosen is shown, so that it can be taken back, also where nothing has it. */
function withChosen(facets, chosen) {
  const missing = chosen.filter((value) => !facets.some((facet) => String(facet.value) === value));
  return [
    ...missing.map((value) => ({ value, label: value, count: 0 })),
    ...facets.map((facet) => ({ ...facet, value: String(facet.value) })),
  ];
}

/** Change what stands in a list as little as can be: the cursor may be in it. */
function keep(list, values, name, chosen) {
  const boxes = new Map([...list.children].map((item) => [item.querySelector("input").value, item]));
  const items = values.map(({ value, label, count }) => {
    const item = boxes.get(value) ?? option(name, value);
    item.querySelector("input").checked = chosen.includes(value);
    item.querySelector("[data-label]").textContent = label;
    item.querySelector("[data-count]").textContent = count === null ? "" : `(${count.toLocaleString("en-GB")})`;
    return item;
  });
  if (items.length === list.children.length && items.every((item, at) => item === list.children[at])) return;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...items);
  focused?.focus();
}

let made = 0;

function option(name, value) {
  const item = document.getElementById("search-option").content.firstElementChild.cloneNode(true);
  const box = item.querySelector("input");
  made += 1;
  Object.assign(box, { id: `search-option-${made}`, name, value });
  item.querySelector("label").htmlFor = box.id;
  return item;
}
