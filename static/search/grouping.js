/** Puts results under the meeting or paper that they stand in, as many of each as are shown. */

import { AMONG_BEST } from "./ranking.js";

const SHOWN = 3;
/** As many groups as fill a screen. */
const AT_ONCE = 3;

/**
 * @typedef {object} ShownGroup
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {string} kind
 * @property {string|null} body
 * @property {string|null} date
 * @property {import('./showing.js').Hit[]} hits
 * @property {number} more how many more there are in it
 */

/** @param {import('./index.js').Index} index */
export function createGrouping(index) {
  const { group } = index.facts;
  const size = group.reduce((most, number) => Math.max(most, number + 1), 0);

  /**
   * Take the first groups and the first of each.
   *
   * @param {ArrayLike<number>} order refs, best first
   * @param {number[]} named refs that are shown above the groups
   * @param {number} most how many groups
   * @param {string[]} open ids of the groups that are shown whole
   */
  const of = (order, named, most, open) => {
    const apart = new Set(named);
    const all = new Int32Array(size);
    const chosen = new Map();
    let total = 0;
    for (let place = 0; place < order.length; place += 1) {
      const number = group[order[place]];
      if (apart.size && apart.has(order[place])) continue;
      all[number] += 1;
      if (all[number] === 1) {
        total += 1;
        if (total <= most) chosen.set(number, []);
      }
      const isShown = all[number] === 1 || (all[number] <= SHOWN && place < AMONG_BEST);
      if (isShown || open.length) chosen.get(number)?.push(order[place]);
    }
    const first = [...chosen].map(([number, refs]) => ({ number, refs, all: all[number] }));
    return { chosen: { groups: first, open }, total };
  };

  /** Give, of chosen groups, the first ones; null if these are all. */
  const first = ({ groups, open }) => (groups.length > AT_ONCE ? { groups: groups.slice(0, AT_ONCE), open } : null);

  /** Make what is shown of groups, with a function that makes it of refs. */
  const shown = async ({ groups, open }, show) => {
    const known = await index.groups(groups.map(({ number }) => number));
    const cut = groups.map(({ refs }, place) =>
      known[place] && open.includes(idOf(known[place])) ? refs : refs.slice(0, SHOWN),
    );
    const hits = await show(cut.flat());
    let next = 0;
    return groups.map(({ all }, place) => {
      const own = hits.slice(next, (next += cut[place].length));
      const group = known[place] ?? ofHit(own[0]);
      return { id: idOf(group), ...group, hits: own, more: all - own.length };
    });
  };

  return { of, first, shown };
}

function idOf({ id, url }) {
  return id ?? url;
}

/** What a hit tells of its group, where that did not come. */
function ofHit({ title, breadcrumb, url, body, date }) {
  const [path, own] = [breadcrumb, title].map((segments) => segments.map(({ text }) => text).join(""));
  return { title: path.split(" › ")[0] || own, url: url.split("#")[0], kind: null, body, date };
}
