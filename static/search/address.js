/** What is asked, as it stands in the address: a search can be sent, and the back button goes from one to the next. */

/** The filters: their names in the address, and in what the engine is asked. */
export const FILTERS = { type: "types", year: "years", body: "bodies", person: "people" };

/**
 * @typedef {object} Asked
 * @property {string} q
 * @property {string[]} types
 * @property {string[]} years
 * @property {string[]} bodies
 * @property {string[]} people
 * @property {'relevance'|'newest'|'oldest'} sort
 * @property {string[]} off words that stay without what else they mean
 */

/**
 * Read what is asked from an address.
 *
 * @param {string} search the part of an address from its question mark on
 * @returns {Asked}
 */
export function askedIn(search) {
  const found = new URLSearchParams(search);
  const filters = Object.entries(FILTERS).map(([name, key]) => [key, [...new Set(found.getAll(name).filter(Boolean))]]);
  const sort = ["newest", "oldest"].includes(found.get("sort")) ? found.get("sort") : "relevance";
  return { q: found.get("q") ?? "", ...Object.fromEntries(filters), sort, off: found.getAll("off") };
}

/**
 * Write what is asked as the end of the search page's address; nothing asked is nothing.
 *
 * @param {Partial<Asked>} asked
 */
export function addressOf(asked) {
  const found = new URLSearchParams();
  if (asked.q?.trim()) found.set("q", asked.q.trim());
  for (const [name, key] of Object.entries(FILTERS)) {
    for (const value of asked[key] ?? []) found.append(name, value);
  }
  if (asked.sort && asked.sort !== "relevance") found.set("sort", asked.sort);
  for (const word of asked.off ?? []) found.append("off", word);
  return found.size ? `?${found}` : "";
}

/** Whether any filter is set. */
export function filtered(asked) {
  return Object.values(FILTERS).some((key) => asked[key].length > 0);
}

/** The same question without any filter. */
export function unfiltered(asked) {
  return { ...asked, ...Object.fromEntries(Object.values(FILTERS).map((key) => [key, []])) };
}
