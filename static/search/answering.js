/** Opens the index and the engine: in a worker, or in the page where workers fail. */

import { createSearch } from "./engine.js";
import { openIndex } from "./index.js";
import lunr from "./lunr.js";

/**
 * Make the functions that open the index and answer. What did not come is asked for again with the next question.
 *
 * @param {{base: string, engine: string}} where address of the folder of the index, and what kind of index it is
 * @returns {{open: () => Promise<object>, answer: (asked: import('./engine.js').Asked,
 *   onPartial?: (answer: import('./engine.js').Answer) => void) => Promise<import('./engine.js').Answer>}}
 */
export function createAnswering({ base, engine }) {
  let opened = null;
  const opening = async () =>
    engine === "pagefind"
      ? (await import("./pagefind.js")).openPagefind(base)
      : openOwn(base);
  const open = () => {
    opened ??= opening();
    opened.catch(() => (opened = null));
    return opened;
  };
  return { open, answer: async (asked, onPartial) => (await open())(asked, onPartial) };
}

async function openOwn(base) {
  const index = await openIndex(base, { lunr });
  // The first results will need them; if they do not come now, they are asked for then.
  index.groups([]).catch(() => {});
  return createSearch(index, lunr);
}
