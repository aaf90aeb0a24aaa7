/** Opens the index and the engine: in a worker, or in the page where workers fail. */

import { createSearch } from "./engine.js";
import { openIndex } from "./index.js";
import lunr from "./lunr.js";

/**
 * Make the function that answers. What it needs is loaded at the first question; what did not come, at the next.
 *
 * @param {{base: string, engine: string}} where address of the folder of the index, and what kind of index it is
 * @returns {(asked: import('./engine.js').Asked, onPartial?: (answer: import('./engine.js').Answer) => void)
 *   => Promise<import('./engine.js').Answer>}
 */
export function createAnswering({ base, engine }) {
  let opened = null;
  const open = async () =>
    engine === "pagefind"
      ? (await import("./pagefind.js")).openPagefind(base)
      : createSearch(await openIndex(base, { lunr }), lunr);
  return async (asked, onPartial) => {
    opened ??= open();
    opened.catch(() => (opened = null));
    return (await opened)(asked, onPartial);
  };
}
