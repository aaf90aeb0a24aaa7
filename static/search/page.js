/**
 * The search page: what is typed goes into the address and to the engine, and the answer onto the page.
 *
 * The listeners are there before the index has been loaded, so nothing that is typed early is lost.
 */

import { createEngine } from "./engine.js";
import { failure, loading, resultElement, sayings } from "./results.js";

const RESULTS_AT_ONCE = 20;
const TYPING_PAUSE = 150;
const ANNOUNCE_PAUSE = 900;

const [form, box, count, note, status, list, more, ways, waiting] = [
  "form",
  "words",
  "count",
  "note",
  "status",
  "results",
  "more",
  "ways",
  "waiting",
].map((name) => document.getElementById(`search-${name}`));
const plainTitle = document.title;

let engine = null;
let failed = false;
let answer = null;
let shown = 0;
// Whether the address is what somebody asked for, so that going back should lead to it.
let settled = true;
let typingTimer = 0;
let announceTimer = 0;

waiting.hidden = true;
box.value = asked();
box.addEventListener("input", () => {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(ask, TYPING_PAUSE, { unfinished: true });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask({ unfinished: false });
});
more.addEventListener("click", () => {
  const first = shown;
  showMore();
  links()[first]?.focus();
});
document.addEventListener("keydown", onKey);
addEventListener("popstate", () => {
  clearTimeout(typingTimer);
  box.value = asked();
  settled = true;
  answerNow({ unfinished: false });
});
answerNow({ unfinished: false });
load();

async function load() {
  const { index, store } = form.dataset;
  try {
    const [indexData, storeData] = await Promise.all([fetched(index), fetched(store), lunrLoaded()]);
    engine = createEngine(globalThis.lunr, indexData, storeData);
  } catch (error) {
    failed = true;
    console.error(error);
  }
  answerNow({ unfinished: !settled });
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Wait for the deferred script after this one, which is Lunr. */
function lunrLoaded() {
  return new Promise((resolve) => {
    if (globalThis.lunr || document.readyState === "complete") resolve();
    else addEventListener("DOMContentLoaded", resolve);
  });
}

/** Give the words in the address. */
function asked() {
  return new URLSearchParams(location.search).get("q") ?? "";
}

/** Put what was typed into the address and answer it. What is typed without a stop is one step of the history. */
function ask({ unfinished }) {
  clearTimeout(typingTimer);
  const words = box.value.trim();
  if (words !== asked().trim()) {
    const address = words ? `?${new URLSearchParams({ q: words })}` : location.pathname;
    history[settled ? "pushState" : "replaceState"](null, "", address);
  }
  settled = !unfinished;
  answerNow({ unfinished });
}

function answerNow({ unfinished }) {
  const words = box.value.trim();
  document.title = words ? `${words} – ${plainTitle}` : plainTitle;
  answer = engine && words ? engine.search(box.value, { unfinished }) : null;
  shown = 0;
  list.replaceChildren();
  showMore();
  say(words, unfinished);
}

/** Say how many there are: on the page at once, to a screen reader when the typing pauses. */
function say(words, unfinished) {
  const [results, about] = failed ? failure() : answer ? sayings(answer) : words ? loading() : ["", ""];
  count.textContent = results;
  count.hidden = !results;
  note.textContent = about;
  note.hidden = !about;
  ways.hidden = !(failed || (answer && !answer.hits.length));
  clearTimeout(announceTimer);
  if (!engine && !failed) return;
  announceTimer = setTimeout(
    () => {
      status.textContent = [results, about].filter(Boolean).join(". ");
    },
    unfinished ? ANNOUNCE_PAUSE : 0,
  );
}

function showMore() {
  const hits = answer ? answer.hits.slice(shown, shown + RESULTS_AT_ONCE) : [];
  list.append(...hits.map((hit) => resultElement(engine, hit, form.dataset.root)));
  shown += hits.length;
  list.hidden = shown === 0;
  more.hidden = !answer || shown >= answer.hits.length;
}

function links() {
  return [...list.querySelectorAll("a")];
}

/** "/" goes to the box, the arrows from result to result, Escape clears. */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const places = [box, ...links()];
  const here = places.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    box.focus();
    box.select();
  } else if (event.key === "Escape" && here >= 0) {
    box.value = "";
    box.focus();
    ask({ unfinished: false });
  } else if (step && places[here + step] && here >= 0) {
    places[here + step].focus();
  } else return;
  event.preventDefault();
}
