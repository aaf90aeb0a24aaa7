/**
 * A box with suggestions below it: an editable combobox with a list box, after the ARIA Authoring Practices.
 *
 * What was typed stays as it is until a suggestion is taken.
 */

import { createSuggestions } from "./suggestions.js";

let made = 0;

async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * @param {HTMLInputElement} box
 * @param {object} options
 * @param {string} options.base address of the folder of the search
 * @param {() => void} options.onChosen called when a suggestion stands in the box
 * @param {HTMLElement} [options.room] where the list takes room of its own, and stays, instead of covering the page
 */
export function createCombobox(box, { base, onChosen, room = null }) {
  const find = createSuggestions(base, fetchJson);
  let latest = 0;
  const list = document.createElement("ul");
  made += 1;
  list.id = `search-suggestions-${made}`;
  list.className = room ? "search-suggestions search-suggestions--in-flow" : "search-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  if (room) room.append(list);
  else box.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    autocomplete: "off",
  })) {
    box.setAttribute(name, value);
  }

  const options = () => [...list.children];
  const active = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  const activate = (option) => {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((suggestion, at) => optionElement(suggestion, `${list.id}-${at}`)));
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
  };

  const suggest = async () => {
    latest += 1;
    const turn = latest;
    // The search goes on without: where the files of suggestions do not come, there are none.
    const found = await find(box.value).catch(() => []);
    if (turn === latest && (room || document.activeElement === box)) show(found);
  };

  const choose = (option) => {
    box.value = option.dataset.text;
    close();
    onChosen();
  };

  const move = (step) => {
    const places = [undefined, ...options()];
    activate(places.at((places.indexOf(active()) + step) % places.length));
  };

  box.addEventListener("input", suggest);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active()) choose(active());
    else {
      if (event.key === "Tab" || event.key === "Enter") close();
      return;
    }
    event.preventDefault();
  });
  box.addEventListener("blur", () => (room ? activate(undefined) : close()));
  // The box keeps the cursor while a suggestion is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) choose(option);
  });

  /** What is still on its way is not shown either. */
  function close() {
    latest += 1;
    show([]);
  }
  return { close, suggest };
}

function optionElement({ text, about }, id) {
  const option = document.createElement("li");
  const words = document.createElement("span");
  const kind = document.createElement("span");
  option.id = id;
  option.className = "search-suggestions__one";
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.text = text;
  words.textContent = text;
  kind.className = "search-suggestions__about";
  kind.textContent = about;
  option.append(words, " ", kind);
  return option;
}
