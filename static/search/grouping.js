/** Puts results under the meeting or paper that they stand in, as many of each as are shown. */

const SHOWN = 3;

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
    const groups = new Map();
    for (let place = 0; place < order.length; place += 1) {
      const ref = order[place];
      if (apart.has(ref)) continue;
      let found = groups.get(group[ref]);
      if (!found) groups.set(group[ref], (found = { number: group[ref], refs: [], all: 0 }));
      found.all += 1;
      if (found.refs.length < SHOWN || open.length) found.refs.push(ref);
    }
    return { chosen: { groups: [...groups.values()].slice(0, most), open }, total: groups.size };
  };

  /** Make what is shown of groups, with a function that makes it of refs. */
  const shown = async ({ groups, open }, show) => {
    const known = await index.groups(groups.map(({ number }) => number));
    const cut = groups.map(({ refs }, place) => (open.includes(idOf(known[place])) ? refs : refs.slice(0, SHOWN)));
    const hits = await show(cut.flat());
    let next = 0;
    return groups.map(({ all }, place) => {
      const own = hits.slice(next, (next += cut[place].length));
      return { id: idOf(known[place]), ...known[place], hits: own, more: all - own.length };
    });
  };

  return { of, shown };
}

function idOf({ id, url }) {
  return id ?? url;
}
