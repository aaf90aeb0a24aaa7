/**
 * The search page by keyboard: the arrows go from result to result, Escape clears.
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
  if (event.key === "Escape" && here >= 0) {
    box.focus();
    clear();
  } else if (step && here >= 0 && places[here + step]) {
    places[here + step].focus();
  } else return;
  event.preventDefault();
}
