/** Answers beside the page, so that typing never waits. A question that has been overtaken is not begun. */

import { createAnswering } from "./answering.js";

let answering = null;
let latest = 0;

addEventListener("message", async ({ data: { where, id, asked } }) => {
  answering ??= createAnswering(where);
  // The index is opened before anything is asked; if that fails, the first question says so.
  if (!asked) return answering.open().catch(() => {});
  latest = id;
  if (!(await isLatest(id))) return;
  try {
    const answer = await answering.answer(asked, (partial) => {
      postMessage({ id, answer: partial });
      return isLatest(id);
    });
    postMessage({ id, answer });
  } catch (error) {
    postMessage({ id, error: String(error.message ?? error) });
  }
});

/** Take in whatever else has been typed meanwhile, and say whether a question is still the last one. */
async function isLatest(id) {
  await new Promise((resolve) => setTimeout(resolve));
  return id === latest;
}
