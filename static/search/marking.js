/**
 * The words that a result was found by, on their way to the page that is opened.
 *
 * They are not put into its address: an address with them would be copied and sent with them, and its query would
 * go to the server. The tab keeps them, and forgets them when it is closed. A new tab asks the one with the results.
 */

const KEY = "search-marks";
const LEFT = "search-left";
const CHANNEL = "search-marks";
const PATIENCE = 500;

/**
 * @typedef {object} Kept
 * @property {string} address of the page, with its anchor
 * @property {string[]} words to mark
 * @property {string} excerpt what was shown of the place
 * @property {string} back address of the results
 * @property {object} [left] how many of them were shown, and how far the page was scrolled
 */

/** When a result is opened, keep its words, its address and the way back. */
export function keepWords(event) {
  const link = event.target.closest("[data-words]");
  if (link) store(KEY, wordsOf(link));
}

/** The reader goes back to the results: they are to be as they were left. */
export function keepLeft({ back, left }) {
  store(LEFT, { back, left });
}

/** Give, once, how the results at an address were left, or null. */
export function leftAs(address) {
  const kept = stored(LEFT);
  if (kept) sessionStorage.removeItem(LEFT);
  return kept?.back === address ? kept.left : null;
}

/** Tell other tabs, which a result was opened in, the words of it. */
export function answerTabs(links) {
  if (!globalThis.BroadcastChannel) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    const link = data.asked && links().find(({ href }) => href === data.asked);
    if (link) channel.postMessage(wordsOf(link));
  });
}

/**
 * Give what was kept for an address, or null.
 *
 * @returns {Promise<Kept|null>}
 */
export async function keptFor(address) {
  const kept = stored(KEY);
  if (kept) return kept.address === address ? kept : null;
  // A tab that was just opened has no history yet.
  const told = history.length === 1 ? await askTabs(address) : null;
  if (told) store(KEY, told);
  return told;
}

/** Keep it no longer. */
export function forget() {
  sessionStorage.removeItem(KEY);
}

function wordsOf(link) {
  const { origin, pathname, search } = location;
  // Behind "#" the words are not sent to the server.
  const back = `${origin}${pathname}#${search.slice(1)}`;
  const { textContent: excerpt } = link.closest(".search-hit").querySelector("[data-excerpt]");
  const left = { view: history.state?.view, scroll: scrollY };
  return { address: link.href, words: JSON.parse(link.dataset.words), excerpt, back, left };
}

function store(key, kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Where a browser keeps nothing, the page opens without marks.
  }
}

function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function askTabs(address) {
  if (!globalThis.BroadcastChannel) return null;
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const end = (kept) => {
      channel.close();
      resolve(kept);
    };
    channel.addEventListener("message", ({ data }) => data.address === address && end(data));
    setTimeout(end, PATIENCE, null);
    channel.postMessage({ asked: address });
  });
}
