/**
 * The search page by keyboard: "/" goes to the box, the arrows from result to result, Escape clears.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} places the box and the links of the results, in their order
 * @param {() => void} clear empties the box
 */
export function onKey(event, places, clear) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const [box] = places;
  const here = places.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "/" && !isTyped(event.target)) {
    box.focus();
    box.select();
  } else if (event.key === "Escape" && here >= 0) {
    box.focus();
    clear();
  } else if (step && here >= 0 && places[here + step]) {
    places[here + step].focus();
  } else return;
  event.preventDefault();
}

/** Whether a letter is text there. */
function isTyped(element) {
  return element.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
}
