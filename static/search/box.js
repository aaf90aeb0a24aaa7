/**
 * What every page does for the search: the boxes that lead to it, "/" that goes to the box, and the marks where a
 * result was opened.
 *
 * It is small; all else is loaded when somebody types, or comes from the results.
 */

import { keptFor } from "./marking.js";

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
    if (event.isComposing || isText(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

addEventListener("hashchange", mark);
mark();

async function mark() {
  const kept = await keptFor(location.href);
  if (kept) (await import("./marks.js")).markWords(kept);
}

/** Whether a letter is text there. */
function isText(element) {
  return element.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
}
