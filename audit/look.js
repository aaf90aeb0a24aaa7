// What is amiss on the page as it is shown: [rule, element] for each. Runs in pages that are audited.
() => {
  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color",
    "borderTopColor", "borderTopWidth", "textDecorationLine", "textDecorationThickness", "clipPath", "position"];

  /** How an element looks, and what is drawn beside it: the ring of a radio button stands by its label. */
  const look = (element) =>
    [[element, null], [element, "::before"], [element, "::after"], [element.nextElementSibling, "::before"]]
      .flatMap(([drawn, part]) => drawn ? LOOKS.map((name) => getComputedStyle(drawn, part)[name]) : [])
      .join();

  /** Whether something lies over all of an element, or it is out of sight. */
  const hidden = (element) => {
    const points = [...element.getClientRects()].flatMap((box) => {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      return [[(left + right) / 2, (top + bottom) / 2],
        ...[left + 2, right - 2].flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y]))];
    });
    return !points.some(([x, y]) => {
      const seen = document.elementFromPoint(x, y);
      return seen && (seen.contains(element) || element.contains(seen) || [...element.labels ?? []].includes(seen));
    });
  };

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && shown(element));
  const found = stops.filter((element) => element.tabIndex > 0).map((element) => ["an order of focus of its own", element]);
  // Backwards, as with Shift and Tab: then what is focused comes in at the top, where things stick.
  for (const element of stops.reverse()) {
    const before = look(element);
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) continue;
    if (look(element) === before) found.push(["focus is not seen", element]);
    if (hidden(element)) found.push(["focus is hidden", element]);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return found.map(([rule, element]) => [rule, element.outerHTML.slice(0, 200)]);
}
