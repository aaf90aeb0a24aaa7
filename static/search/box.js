/**
 * What every page does for the search: the boxes that lead to it, "/" that goes to the box, and the marks where a
 * result was opened.
 *
 * It is small; all else is loaded when somebody types, or comes from the results.
 */

import { keptFor } from "./marking.js";

// A key without Ctrl may be pressed by mistake, by speech above all, so that readers can turn it off: WCAG 2.1.4.
const SLASH = "search-slash";

for (const form of document.querySelectorAll("form[role=search]:not([data-base])")) {
  const box = form.elements.q;
  // The form names the page's file, which is found without a web server too; its folder is the better address.
  const folder = new URL(".", form.action).href;
  // What stands behind "#" is never sent to the server; without this script the words are sent behind "?".
  const search = () => location.assign(`${folder}#${new URLSearchParams({ q: box.value.trim() })}`);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  box.addEventListener(
    "input",
    async () => {
      const { createCombobox } = await import("./combobox.js");
      createCombobox(box, { base: folder, onChosen: search }).suggest();
    },
    { once: true },
  );
}

const [box] = document.querySelectorAll("form[role=search] [name=q]");
if (box) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.isComposing || isText(event.target) || stored(SLASH) === "off") return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

const slash = document.getElementById("search-slash");
if (slash) {
  const say = () => {
    slash.textContent = stored(SLASH) === "off" ? "Let the / key go to the search box" : "Turn the / key off";
  };
  slash.hidden = false;
  slash.addEventListener("click", () => {
    localStorage.setItem(SLASH, stored(SLASH) === "off" ? "on" : "off");
    say();
  });
  say();
}

addEventListener("hashchange", mark);
mark();

async function mark() {
  const kept = await keptFor(location.href);
  if (kept) (await import("./marks.js")).markWords(kept);
}

/** What the reader has chosen on this device; nothing where the browser keeps nothing. */
function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Whether a letter is text there. */
function isText(element) {
  return element.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
}
