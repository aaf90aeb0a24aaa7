/** An abbreviation's link to the glossary shows the meaning in the line instead, by tap or key, and hides it again. */

/**
 * Explain the abbreviations of a page on demand.
 *
 * @param {Document} page
 */
export function explain(page) {
  for (const link of page.querySelectorAll("a.term[title]")) prepare(link);
}

/** Make a toggle of a link; what it shows stands right behind it, where it is read next. */
function prepare(link) {
  const meaning = document.createElement("span");
  meaning.className = "term__meaning";
  meaning.setAttribute("role", "status");
  link.after(meaning);
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  const toggle = () => {
    const shown = meaning.childNodes.length === 0;
    meaning.replaceChildren(...(shown ? words(link) : []));
    link.setAttribute("aria-expanded", String(shown));
  };
  link.addEventListener("click", (event) => {
    // With a key held, or another button, it is a link as ever
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle();
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      toggle();
    } else if (event.key === "Escape" && meaning.childNodes.length) {
      toggle();
    }
  });
}

function words(link) {
  const more = document.createElement("a");
  more.className = "govuk-link";
  more.href = link.href;
  more.textContent = "glossary";
  return [` (${link.title}; `, more, ")"];
}
