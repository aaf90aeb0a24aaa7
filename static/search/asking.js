/**
 * Asks the worker; where workers fail, the engine runs in the page. Only the newest question is answered.
 *
 * The index is opened at once, so that the first question finds it open.
 */

import { whenShown } from "./idle.js";

/**
 * @param {{base: string, engine: string}} where address of the folder of the index, and what kind of index it is
 * @param {{onAnswer: (answer: object) => void, onError: (message: string) => void}} listeners
 * @returns {(asked: object) => void} asks
 */
export function createAsking(where, { onAnswer, onError }) {
  let latest = 0;
  let asking = null;
  let answering = null;

  const hear = ({ id, answer, error }) => {
    if (id !== latest || (!answer && !error)) return;
    if (error) onError(error);
    else onAnswer(answer);
  };

  /** Show what comes first, before what is left of the answer takes the thread; that of an old question isn't wanted. */
  const shown = async (first) => {
    hear(first);
    await whenShown();
    return first.id === latest;
  };

  const inPage = async ({ id, asked }) => {
    try {
      const { createAnswering } = await import("./answering.js");
      answering ??= createAnswering(where);
      if (!asked) await answering.open();
      else hear({ id, answer: await answering.answer(asked, (answer) => shown({ id, answer })) });
    } catch (error) {
      hear({ id, error: String(error.message ?? error) });
    }
  };

  const worker = startWorker();
  worker?.addEventListener("message", ({ data }) => hear(data));
  worker?.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    send = inPage;
    if (asking) inPage(asking);
  });
  let send = worker ? (message) => worker.postMessage(message) : inPage;
  send({ where });

  return (asked) => {
    latest += 1;
    asking = { where, id: latest, asked };
    send(asking);
  };
}

/** Start the worker, or give null where there can be none. */
function startWorker() {
  try {
    const address = new URL("worker.js", import.meta.url).href;
    const policy = globalThis.trustedTypes?.createPolicy("search-worker", { createScriptURL: (url) => url });
    return new Worker(policy ? policy.createScriptURL(address) : address, { type: "module" });
  } catch {
    return null;
  }
}
