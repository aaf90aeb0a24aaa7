/**
 * Answers a question from an index of Pagefind's: the same answer as of engine.js, as far as Pagefind can.
 * archive/search/pagefind.py makes the index; docs/search.md says what it can't.
 */

const GROUPS = 10;
const SHOWN = 3;
const MOST_SHOWN = 200;
const AT_ONCE = 30;
// What a filter is called in what is asked.
const FILTERS = { type: "types", year: "years", body: "bodies", person: "people" };
const NAMED = ["person", "glossary term"];
const MARKED = /<mark>(.*?)<\/mark>/su;

/**
 * Open the index.
 *
 * @param {string} base address of the folder of the search's files, with a slash at the end
 * @returns {Promise<(asked: import('./engine.js').Asked) => Promise<import('./engine.js').Answer>>}
 */
export async function openPagefind(base) {
  const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
  await pagefind.options({ excerptLength: 40 });
  const known = await pagefind.filters();

  const find = (asked, chosen, group) => {
    const filters = Object.fromEntries([...chosen].map(([name, values]) => [name, { any: values }]));
    const only = group ? { ...filters, group: { any: [group] } } : filters;
    const sort = asked.sort === "newest" ? { newest: "desc" } : asked.sort === "oldest" ? { oldest: "asc" } : {};
    return pagefind.search(asked.q?.trim() || null, { filters: only, sort });
  };

  /** Count what each value would give, the other filters being as they are. */
  const facetsOf = async (asked, chosen, found) => {
    const facets = {};
    for (const name of Object.keys(FILTERS)) {
      const others = new Map([...chosen].filter(([other]) => other !== name));
      const { filters } = chosen.has(name) ? await find(asked, others) : found;
      facets[name] = valuesOf(name, filters[name] ?? {}, chosen.get(name) ?? []);
    }
    return facets;
  };

  /** Load results, best first, until there are so many groups. */
  const loaded = async (results, most) => {
    const groups = new Map();
    for (let at = 0; at < results.length && groups.size < most; at += AT_ONCE) {
      const shown = await Promise.all(results.slice(at, at + AT_ONCE).map((result) => result.data()));
      for (const data of shown) {
        const group = groupOf(data);
        if (!groups.has(group.id)) groups.set(group.id, { ...group, hits: [] });
        groups.get(group.id).hits.push(hitOf(data));
      }
    }
    return [...groups.values()];
  };

  const opened = async (group, asked, chosen) => {
    const { results } = await find(asked, chosen, group.id);
    const shown = await Promise.all(results.slice(0, MOST_SHOWN).map((result) => result.data()));
    return { ...group, hits: shown.map(hitOf) };
  };

  return async (asked) => {
    const words = (asked.q ?? "").split(/\s+/u).filter(Boolean);
    const chosen = chosenOf(asked, known);
    const strange = strangersIn(asked, known);
    if (!words.length && !chosen.size) return answered("nothing-asked", words, asked, strange);
    const found = await find(asked, chosen);
    const inGroup = found.filters.group ?? {};
    const most = asked.groups ?? GROUPS;
    const all = await loaded(found.results, most);
    const named = all.flatMap(({ hits }) => hits).filter((hit) => isNamed(hit, asked.q ?? ""));
    const groups = await Promise.all(
      all.slice(0, most).map(async (group) => {
        const isOpen = (asked.open ?? []).includes(group.id);
        const hits = isOpen ? (await opened(group, asked, chosen)).hits : group.hits.slice(0, SHOWN);
        return { ...group, hits, more: Math.max(0, (inGroup[group.id] ?? 0) - hits.length) };
      }),
    );
    return {
      ...answered(found.results.length ? "all" : "none", words, asked, strange),
      total: found.results.length,
      whole: found.results.length,
      unfiltered: found.unfilteredResultCount,
      totalGroups: Object.values(inGroup).filter(Boolean).length,
      named,
      groups: groups.map((group) => without(group, named)).filter(({ hits, more }) => hits.length || more),
      facets: await facetsOf(asked, chosen, found),
    };
  };
}

/** An answer that has found nothing. */
function answered(how, words, asked, strange) {
  const filters = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, []]));
  return {
    how,
    question: { words, phrases: [], without: [], common: [], left: [], filters, unknown: [], strange, mended: [] },
    total: 0,
    whole: 0,
    unfiltered: 0,
    totalGroups: 0,
    named: [],
    groups: [],
    facets: Object.fromEntries(Object.keys(FILTERS).map((name) => [name, []])),
    also: [],
    senses: [],
    meant: null,
    missing: how === "none" && !asked.unfinished ? words : [],
    phraseMissed: false,
    partial: false,
  };
}

/** The values of filters that are chosen, as the index has them: a person's is "id|name". */
function chosenOf(asked, known) {
  const chosen = Object.entries(FILTERS).map(([name, key]) => {
    const wanted = new Set(asked[key] ?? []);
    return [name, wanted.size ? Object.keys(known[name] ?? {}).filter((own) => wanted.has(idOf(own))) : null];
  });
  return new Map(chosen.filter(([, values]) => values));
}

/** The chosen values that nothing has. */
function strangersIn(asked, known) {
  return Object.entries(FILTERS).flatMap(([name, key]) => {
    const held = new Set(Object.keys(known[name] ?? {}).map(idOf));
    return (asked[key] ?? []).filter((value) => !held.has(value)).map((value) => ({ name, value }));
  });
}

function valuesOf(name, counts, chosen) {
  const values = Object.entries(counts).map(([own, count]) => ({
    value: idOf(own),
    label: labelOf(name, own),
    count,
    chosen: chosen.includes(own),
  }));
  const shown = values.filter(({ count, chosen: isChosen }) => count || isChosen);
  return name === "year"
    ? shown.sort((one, other) => other.value.localeCompare(one.value))
    : shown.sort((one, other) => other.count - one.count || one.label.localeCompare(other.label));
}

function idOf(own) {
  return own.split("|", 1)[0];
}

function labelOf(name, own) {
  const label = own.slice(own.indexOf("|") + 1);
  return name === "type" ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}

function groupOf({ meta, raw_url: address }) {
  const [id, title, url, kind, body, date] = meta.group ? JSON.parse(meta.group) : [];
  const page = address.split("#", 1)[0];
  return {
    id: id ?? page,
    title: title ?? meta.title,
    url: url ?? page,
    kind: kind ?? meta.kind,
    body: body ?? null,
    date: date ?? null,
  };
}

function hitOf({ meta, raw_url: url, excerpt }) {
  const shown = segmentsOf(excerpt);
  const words = [...new Set(shown.filter(({ marked }) => marked).map(({ text }) => text))];
  return {
    kind: meta.kind,
    url,
    body: meta.body ?? null,
    date: meta.date ?? null,
    title: plain(meta.title),
    breadcrumb: plain(meta.breadcrumb ?? ""),
    excerpt: shown,
    words,
    alsoIn: [],
  };
}

function plain(text) {
  return text ? [{ text, marked: false }] : [];
}

/** Pagefind writes excerpts as HTML, in which it escapes these two signs. */
function segmentsOf(excerpt) {
  return excerpt
    .split(MARKED)
    .map((text, at) => ({ text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"), marked: at % 2 === 1 }))
    .filter(({ text }) => text);
}

/** People and terms come first where their name is all that was asked. */
function isNamed({ kind, title: [title] }, asked) {
  return NAMED.includes(kind) && title.text.toLowerCase() === asked.trim().toLowerCase();
}

function without(group, named) {
  return { ...group, hits: group.hits.filter((hit) => !named.includes(hit)) };
}
