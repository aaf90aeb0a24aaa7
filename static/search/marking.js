/**
 * The words that a result was found by, kept in this tab for the page that is opened.
 *
 * They are not put into its address: an address with them would be copied and sent with them, and its query would
 * go to the server. What a tab keeps goes with the tab.
 */

const KEY = "search-marks";

/** When a result is opened, keep its words, its address and the way back. */
export function keepWords(event) {
  const link = event.target.closest("[data-words]");
  if (!link) return;
  const kept = { address: link.href, words: JSON.parse(link.dataset.words), back: location.href };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Where a browser keeps nothing, the page opens without marks.
  }
}

/** Give what was kept for an address, or null. */
export function keptFor(address) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return kept?.address === address ? kept : null;
  } catch {
    return null;
  }
}

/** Keep it no longer. */
export function forget() {
  sessionStorage.removeItem(KEY);
}
