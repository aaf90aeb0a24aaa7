/** The citation of a passage, from what the page says of it: body, council, date, item, number, document and page. */

/**
 * Make the citation of a passage.
 *
 * @param {Element} place
 * @param {DOMStringMap} about what the whole page is of
 * @param {string} [quoted] the words of it that are cited
 * @returns {{name: string, words: string, address: string, texts: (address: string) => {plain: string, markdown: string}}}
 */
export function citation(place, about, quoted) {
  const name = nameOf(place);
  const told = place.matches("h2")
    ? place.closest(".recommendation")?.querySelector(".recommendation__text")
    : place.querySelector(":scope > figcaption");
  const words = quoted ?? wordsOf(told ?? place);
  const source = sourceOf(place, about);
  const item = itemOf(place) ?? (about.item && `item ${about.item}`);
  const council = about.body?.includes(about.council) ? null : about.council;
  const head = raised([about.body, council, about.date, item, name].filter(Boolean).join(", "));
  // A document's title often begins with its paper's
  const title = about.title && !source?.words.startsWith(about.title) ? `${about.title}. ` : "";
  const read = source && [source.words, source.href];
  const said = quoted ? `“${quoted}” ` : "";
  return {
    name,
    words,
    address: new URL(`#${encodeURIComponent(place.id)}`, location.href).href,
    texts: (address) => ({
      plain: `${said}${head}. ${title}${read ? `${read[0]}. ` : ""}${about.archive}, ${address}`,
      markdown: `${marked(said)}[${marked(head)}](${address}). ${marked(title)}${read ? `[${marked(read[0])}](${read[1]}). ` : ""}${marked(about.archive)}`,
    }),
  };
}

/** Encode words for the address of a text fragment, in which "-", "," and "&" have meanings. */
export function escaped(words) {
  return encodeURIComponent(words).replace(/-/g, "%2D");
}

function marked(text) {
  return text.replace(/([\\[\]*_`<>])/g, "\\$1");
}

/** What a passage is called: "minute 4.10", "paragraph 3.2", "table 2 on this page", "chart “By age”". */
function nameOf(place) {
  const labelled = place.querySelector(":scope .numbered__number, :scope > .numbered__number");
  if (labelled) return lowered(labelled.getAttribute("aria-label").replace(/, permanent link$/, ""));
  if (place.matches(".table")) return `table “${place.querySelector("[aria-label]").getAttribute("aria-label")}”`;
  if (place.matches("tr")) return [...place.cells].slice(0, 2).map(wordsOf).join(": ");
  if (place.matches(".chart-figure")) return `chart “${place.dataset.chart}”`;
  if (place.matches(".figure")) return "picture";
  if (place.matches(".recommendation > h2")) return lowered(wordsOf(place));
  if (place.matches(".card")) return "recommendation";
  if (place.matches(":is(h2, h3, h4, h5, h6)")) return `“${wordsOf(place)}”`;
  const heading = before(place, ":is(h2, h3, h4, h5, h6)[id]");
  return heading && !heading.closest(".item > h2") ? `passage under “${wordsOf(heading)}”` : "passage";
}

function raised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowered(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The words of a passage, without what stands beside them for readers of the page. */
function wordsOf(place) {
  const copy = place.cloneNode(true);
  for (const beside of copy.querySelectorAll(
    ".cite-tool, .permalink, .numbered__number, .entry__sources, .entry__label, .page-mark, .table__foot, .term__meaning, .govuk-visually-hidden, caption",
  )) {
    beside.remove();
  }
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function itemOf(place) {
  const title = place.closest(".item")?.querySelector("h2");
  if (!title || title === place) return null;
  const words = wordsOf(title);
  return /\bitem \d/i.test(words) ? words : `item ${words}`;
}

/** Where the passage was read: the links of a chart, the link beside it, or the last mark of a page before it. */
function sourceOf(place, about) {
  const drawn = [...place.querySelectorAll(":scope.chart-figure > .entry__sources .source")];
  if (drawn.length) return { words: drawn.map(readFrom).join("; "), href: drawn[0].href };
  const beside =
    place.querySelector(".entry__sources .source") ??
    (place.matches("tr") ? place.querySelector(".source") : null) ??
    place.closest(".recommendation")?.querySelector(".entry__sources .source");
  const link = beside ?? place.querySelector(".page-mark .source") ?? before(place, ".page-mark .source");
  if (!link) return about.document ? { words: about.document, href: location.href } : null;
  const said = readFrom(link);
  return { words: beside || !about.document ? said : `${about.document}, ${said}`, href: link.href };
}

/** A link to where something was read in words: "Minutes, page 4". */
function readFrom(link) {
  return link.textContent.replace(/\s+/g, " ").trim().replace(/^Read from /, "");
}

/** The last element before a passage that fits a selector. */
function before(place, selector) {
  return [...place.closest("main").querySelectorAll(selector)]
    .filter((each) => each.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1);
}
