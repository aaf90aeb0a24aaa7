/** Opens the index and the engine: in a worker, or in the page where workers fail. */

import { createSearch } from "./engine.js";
import { openIndex } from "./index.js";
import lunr from "./lunr.js";

/**
 * Make the functions that open the index and answer. What did not come is asked for again with the next question; where
 * a new build of the site has taken the place of the one that was opened, that is opened, and asked at once.
 *
 * @param {{base: string, engine: string}} where address of the folder of the index, and what kind of index it is
 * @returns {{open: () => Promise<object>, answer: (asked: import('./engine.js').Asked,
 *   onPartial?: (answer: import('./engine.js').Answer) => void) => Promise<import('./engine.js').Answer>}}
 */
export function createAnswering({ base, engine }) {
  let opened = null;
  const opening = async () =>
    engine === "pagefind"
      ? { search: await (await import("./pagefind.js")).openPagefind(base), isReplaced: async () => false }
      : openOwn(base);
  const open = () => {
    opened ??= opening();
    opened.catch(() => (opened = null));
    return opened;
  };
  const answer = async (asked, onPartial) => {
    const { search, isReplaced } = await open();
    const answer = search(asked, onPartial);
    const isRead = await answer.then((told) => !told?.unread, () => false);
    if (isRead || !(await isReplaced())) return answer;
    opened = null;
    return (await open()).search(asked, onPartial);
  };
  return { open, answer };
}

async function openOwn(base) {
  const index = await openIndex(base, { lunr });
  // The first results will need them; if they do not come now, they are asked for then.
  index.groups([]).catch(() => {});
  return { search: createSearch(index, lunr), isReplaced: index.isReplaced };
}
