/** The contents of a long page: folded on a phone, open beside the text, the section in sight marked. */

/** How much of the screen a section must have come to, from above, to be the one in sight. */
const UPPER = 0.2;
const WIDE = matchMedia("(min-width: 60em)");

/**
 * Follow the reader through a page.
 *
 * @param {Document} page
 */
export function follow(page) {
  forward(page);
  const fold = page.querySelector(".contents__fold");
  if (!fold) return;
  const sync = () => (fold.open = WIDE.matches);
  WIDE.addEventListener("change", sync);
  sync();
  fold.addEventListener("click", (event) => {
    if (event.target.closest("a") && !WIDE.matches) fold.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || WIDE.matches || !fold.contains(page.activeElement)) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
  mark(sections(fold), fold);
}

/** The links of contents to places of this page, each with its place, in the order of the page. */
function sections(fold) {
  return [...fold.querySelectorAll('a[href^="#"]')]
    .map((link) => ({ link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ place }) => place);
}

/** Mark the link of the last section that begins in the upper part of the screen. */
function mark(found, fold) {
  if (!found.length) return;
  let current;
  const show = () => {
    const line = innerHeight * UPPER;
    const above = found.filter(({ place }) => place.getBoundingClientRect().top <= line);
    const next = (above.at(-1) ?? found[0]).link;
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    current = next;
    if (WIDE.matches && !fold.contains(document.activeElement)) keepInSight(next, fold.closest(".contents"));
  };
  // Wherever a section comes to or goes from the upper part of the screen, another may be the current one.
  const watch = new IntersectionObserver(show, { rootMargin: `0px 0px ${(UPPER - 1) * 100}% 0px`, threshold: [0, 1] });
  for (const { place } of found) watch.observe(place);
  addEventListener("hashchange", show);
}

/** Scroll contents that are longer than the screen, and nothing else, to a link of theirs. */
function keepInSight(link, box) {
  const { top, bottom } = link.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}

/** Lead an address from before a text was cut on: to its chapter or part, or to the page with all of the text. */
function forward(page) {
  const list = page.querySelector("[data-whole]");
  const leave = () => {
    const anchor = location.hash.slice(1).split(":~:")[0];
    const place = anchor && page.getElementById(decodeURIComponent(anchor));
    if (!anchor || (place && !list.contains(place))) return;
    const chapter = [...list.querySelectorAll("a")].find((link) => link.hash === `#${anchor}`);
    location.replace(chapter?.href ?? new URL(`${list.dataset.whole}#${anchor}`, location.href));
  };
  if (!list) return;
  addEventListener("hashchange", leave);
  leave();
}
