/**
 * Marks, on the page that a result opens, the words that it was found by, and takes the marks away again.
 */

import { forget } from "./marking.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const WHOLE = "tr, li, dd, blockquote, .entry, div[id]";
const WORD = /[\p{L}\p{N}£$€][\p{L}\p{M}\p{N}.,'’/&%-]*/gu;
const ENDS = /[.,'’/&-]+$/u;

let marks = [];
let bar = null;

/**
 * @param {{words: string[], back: string}} kept
 */
export function markWords({ words, back }) {
  unmark();
  const phrases = words.map((words) => [...words.matchAll(WORD)].map(([piece]) => plain(piece)));
  const main = document.getElementById("main-content");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const within = target ? passage(target, main) : [];
  // Words that stood together are marked where they do; where the page parts them otherwise, each by itself.
  marks = markIn(within, phrases);
  if (!marks.length) marks = markIn(within, phrases.flat().map((word) => [word]));
  if (!marks.length) marks = markIn(texts(main), phrases);
  if (!marks.length) return;
  for (const mark of marks) mark.closest("details:not([open])")?.setAttribute("open", "");
  showBar(main, back);
  // Until all has been loaded, the browser goes back to the top of the place.
  if (document.readyState === "complete") comeInSight(target);
  else addEventListener("load", () => comeInSight(target), { once: true });
}

/** A tall place opens at its top: what was found in it may be further down. */
function comeInSight(target) {
  if (target && isInSight(target) && marks.length && !marks.some(isInSight)) marks[0].scrollIntoView({ block: "nearest" });
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight - (bar?.offsetHeight ?? 0);
}

/** The texts that an address leads to: all of a block, or those below a heading up to the next one. */
function passage(target, main) {
  const section = target.closest("section");
  if (section && section.querySelector(HEADINGS) === target) return texts(section);
  if (target.matches(WHOLE) && !target.matches(HEADINGS)) return texts(target);
  const headings = [...main.querySelectorAll(HEADINGS)];
  const next = headings.find(
    (heading) =>
      heading !== target && target.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return texts(main).filter(
    (text) =>
      (target.contains(text) || target.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) &&
      (!next || next.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING),
  );
}

function texts(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("mark, script, style, .govuk-visually-hidden, .permalink")) {
      found.push(walker.currentNode);
    }
  }
  return found;
}

function markIn(nodes, phrases) {
  return nodes.flatMap((node) => {
    const found = phrasesIn(node.data, phrases);
    // From the last one, so that those before it keep their places.
    return found
      .reverse()
      .map(({ start, end }) => markRange(node, start, end))
      .reverse();
  });
}

/** The places of phrases in a text, the longest of those that begin at a word. */
function phrasesIn(text, phrases) {
  const pieces = [...text.matchAll(WORD)].map(({ 0: piece, index }) => ({
    word: plain(piece),
    start: index,
    end: index + piece.replace(ENDS, "").length,
  }));
  const found = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const here = phrases.filter((phrase) => phrase.every((word, step) => pieces[at + step]?.word === word));
    const length = Math.max(0, ...here.map((phrase) => phrase.length));
    if (!length) continue;
    found.push({ start: pieces[at].start, end: pieces[at + length - 1].end });
    at += length - 1;
  }
  return found;
}

function markRange(node, start, end) {
  const word = node.splitText(start);
  word.splitText(end - start);
  const mark = document.createElement("mark");
  word.replaceWith(mark);
  mark.append(word);
  return mark;
}

function plain(word) {
  return word.replace(ENDS, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Say at the foot of the window that words are marked, with the way back to the results. */
function showBar(main, back) {
  bar = document.createElement("div");
  bar.className = "search-bar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Your search");
  const results = document.createElement("a");
  Object.assign(results, { className: "govuk-link", href: back, textContent: "Back to the results" });
  const place = document.createElement("p");
  place.setAttribute("role", "status");
  place.textContent = marks.length === 1 ? "1 word marked" : `${marks.length} words marked`;
  let at = -1;
  const next = button("Next mark", () => {
    marks[at]?.classList.remove("search-bar__here");
    at = (at + 1) % marks.length;
    marks[at].classList.add("search-bar__here");
    marks[at].scrollIntoView({ block: "center" });
    place.textContent = `Mark ${at + 1} of ${marks.length}`;
  });
  const clear = button("Clear the marks", () => {
    unmark();
    forget();
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  });
  bar.append(results, place, next, clear);
  main.append(bar);
  document.documentElement.classList.add("search-marked");
}

function button(text, onClick) {
  const made = document.createElement("button");
  Object.assign(made, { className: "search-bar__button", type: "button", textContent: text });
  made.addEventListener("click", onClick);
  return made;
}

function unmark() {
  for (const mark of marks) {
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around.normalize();
  }
  marks = [];
  bar?.remove();
  document.documentElement.classList.remove("search-marked");
}
