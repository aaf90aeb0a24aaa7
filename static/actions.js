/** The filters of the page of decisions and promises. They stand in the address, so that a choice can be sent on. */

const form = document.getElementById("filters");
const selects = [...form.querySelectorAll("select")];
const cards = [...document.querySelectorAll(".card[data-state]")];
const count = document.getElementById("filters-count");
const none = document.getElementById("filters-none");

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => keep(show()));
form.addEventListener("reset", () => setTimeout(() => keep(show())));
window.addEventListener("popstate", restore);
window.addEventListener("hashchange", reveal);
restore();
reveal();

/** Take the choices from the address; what it asks for that the page doesn't have is left out. */
function restore() {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  show();
}

/** Show what fits all choices, and say how many that are; gives the choices. */
function show() {
  const chosen = selects.filter((select) => select.value).map((select) => [select.name, select.value]);
  for (const card of cards) {
    card.hidden = !chosen.every(([name, value]) => card.dataset[name] === value);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    const left = group.querySelectorAll(".card:not([hidden])").length;
    group.hidden = left === 0;
    const tally = document.querySelector(`[data-count="${group.dataset.group}"]`);
    tally.textContent = left;
    tally.closest("li").hidden = left === 0;
  }
  const shown = cards.filter((card) => !card.hidden).length;
  count.textContent = `${shown} of ${cards.length} shown`;
  none.hidden = shown > 0;
  return chosen;
}

/** Put the choices into the address. */
function keep(chosen) {
  const search = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", `${location.pathname}${search ? `?${search}` : ""}`);
}

/** What a link within the site leads to is shown, whatever the filters say. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest(".card[hidden]")) {
    for (const select of selects) select.value = "";
    show();
    target.scrollIntoView();
  }
}
