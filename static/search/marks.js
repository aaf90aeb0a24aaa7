/**
 * Marks, on the page that a result opens, the words that it was found by, and takes the marks away again.
 */

import { forget, keepLeft } from "./marking.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const WHOLE = "tr, li, dd, blockquote, .entry, div[id]";
/** A row where the next page of the original begins. */
const EDGE = "tr.page-turn";
/** What is not the paper's own. */
const ASIDE = "mark, script, style, .govuk-visually-hidden, .permalink, .page-mark";
/** What a mark is seen in. */
const BLOCK = "tr, li, dd, p, blockquote, h1, h2, h3, h4, h5, h6";
const WORD = /[\p{L}\p{N}£$€][\p{L}\p{M}\p{N}.,'’/&%-]*/gu;
const ENDS = /[.,'’/&-]+$/u;

let marks = [];
let bar = null;

/**
 * @param {import('./marking.js').Kept} kept
 */
export function markWords(kept) {
  const { words, excerpt } = kept;
  unmark();
  const phrases = words.map(plainWords);
  const main = document.getElementById("main-content");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const within = target ? passage(target, main) : [];
  // Words that stood together are marked where they do; where the page parts them otherwise, each by itself.
  marks = markIn(within, phrases);
  if (!marks.length) marks = markIn(within, phrases.flat().map((word) => [word]));
  // What it was found by may stand in what it stands under.
  if (!marks.length && target) marks = markIn(above(target, main), phrases);
  if (!marks.length) marks = markIn(texts(main), phrases);
  if (!marks.length) return;
  for (const mark of marks) mark.closest("details:not([open])")?.setAttribute("open", "");
  showBar(main, kept);
  const shown = likest(excerpt);
  // Until all has been loaded, the browser goes back to the top of the place.
  if (document.readyState === "complete") comeInSight(target, shown);
  else addEventListener("load", () => comeInSight(target, shown), { once: true });
}

/** A tall place, and a wide one, opens at its beginning: what was found in it may be further on. */
function comeInSight(target, mark) {
  const isAtPlace = target ? isInSight(target) : !scrollY && !marks.some(isInSight);
  if (isAtPlace) mark.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The first mark in the block that has most of an excerpt, by the pairs of words in both. */
function likest(excerpt) {
  const pairs = new Set(pairsOf(excerpt));
  const blocks = new Map(marks.map((mark) => [mark.closest(BLOCK) ?? mark, 0]));
  for (const block of blocks.keys()) {
    blocks.set(block, new Set(pairsOf(block.textContent).filter((pair) => pairs.has(pair))).size);
  }
  const most = Math.max(...blocks.values());
  return marks.find((mark) => blocks.get(mark.closest(BLOCK) ?? mark) === most);
}

function pairsOf(text) {
  const words = plainWords(text);
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight - (bar?.offsetHeight ?? 0);
}

/** The texts of the heading that a place stands under, and of what is between. */
function above(target, main) {
  const heading = [...main.querySelectorAll(HEADINGS)].findLast((other) => follows(other, target));
  return texts(main).filter((text) => heading && !follows(text, heading) && follows(text, target));
}

/** The texts that an address leads to: all of a block, or those below a heading or a page's edge up to the next. */
function passage(target, main) {
  const section = target.closest("section");
  if (section && section.querySelector(HEADINGS) === target) return texts(section);
  const isEdge = target.matches(EDGE);
  if (target.matches(WHOLE) && !target.matches(HEADINGS) && !isEdge) return texts(target);
  const around = isEdge ? target.closest("table") : main;
  const below = texts(around).filter((text) => target.contains(text) || follows(target, text));
  // Headings may stand right below one another.
  const first = below.find((text) => !text.parentElement.closest(HEADINGS));
  const ends = [...around.querySelectorAll(isEdge ? EDGE : HEADINGS)];
  const next = ends.find((end) => end !== target && follows(first ?? target, end));
  return below.filter((text) => !next || follows(text, next));
}

function follows(node, other) {
  return Boolean(node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function texts(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(ASIDE)) {
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

function plainWords(text) {
  return [...text.matchAll(WORD)].map(([piece]) => plain(piece));
}

function plain(word) {
  return word.replace(ENDS, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Say at the foot of the window that words are marked, with the way back to the results. */
function showBar(main, kept) {
  bar = document.createElement("div");
  bar.className = "search-bar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Your search");
  const results = document.createElement("a");
  Object.assign(results, { className: "govuk-link", href: kept.back, textContent: "Back to the results" });
  results.addEventListener("click", () => keepLeft(kept));
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
