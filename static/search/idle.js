/** Lets the browser show what was changed before more is done. */

const LATEST = 200;

/** When what was changed is on the screen and nothing else waits, or soon after, if the page is not seen or busy. */
export function whenShown() {
  return new Promise((resolve) => {
    const next = () => (globalThis.requestIdleCallback ?? setTimeout)(resolve);
    requestAnimationFrame(next);
    setTimeout(resolve, LATEST);
  });
}
