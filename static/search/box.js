/**
 * What every page does for the search: the boxes that lead to it, and the marks where a result was opened.
 *
 * It is small; all else is loaded when somebody types, or comes from the results.
 */

import { keptFor } from "./marking.js";

for (const form of document.querySelectorAll('form[role=search][action$="search/"]:not([data-base])')) {
  const box = form.elements.q;
  // What stands behind "#" is never sent to the server; without this script the words are sent behind "?".
  const search = () => location.assign(`${form.action}#${new URLSearchParams({ q: box.value.trim() })}`);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  box.addEventListener(
    "input",
    async () => {
      const { createCombobox } = await import("./combobox.js");
      createCombobox(box, { base: form.action, onChosen: search }).suggest();
    },
    { once: true },
  );
}

addEventListener("hashchange", mark);
mark();

async function mark() {
  const kept = await keptFor(location.href);
  if (kept) (await import("./marks.js")).markWords(kept);
}
