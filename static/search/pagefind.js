/**
 * Answers a question from an index of Pagefind's: the same answer as of engine.js, as far as Pagefind can.
 * archive/search/pagefind.py makes the index; docs/search.md says what it can't.
 */

import { createChoosing } from "./facets.js";
import { understand } from "./question.js";

const GROUPS = 10;
const SHOWN = 3;
const MOST_SHOWN = 200;
const AT_ONCE = 30;
const FILTERS = ["type", "year", "body", "person"];
const NAMED = ["person", "glossary term"];
const MARKED = /<mark>(.*?)<\/mark>/su;
const DIGIT = /[0-9]/u;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Words as Pagefind wants them: it folds, and cuts to stems, itself. */
const PLAIN = { fold: (text) => wordsOf(text).join(" "), allTokens: wordsOf, tokens: wordsOf };

/**
 * Open the index.
 *
 * @param {string} base address of the folder of the search's files, with a slash at the end
 * @returns {Promise<(asked: import('./engine.js').Asked) => Promise<import('./engine.js').Answer>>}
 */
export async function openPagefind(base) {
  const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
  await pagefind.options({ excerptLength: 40 });
  return createPagefind(pagefind);
}

/**
 * Make the function that answers. Pagefind itself has no -without, no typed filters, one phrase alone, and takes a
 * word that it lacks for others that begin like it: these are told apart here, by what it finds for each exactly.
 *
 * @param {object} pagefind its module, as it loads it
 */
export async function createPagefind(pagefind) {
  const known = await pagefind.filters();
  const values = Object.fromEntries(FILTERS.map((name) => [name, Object.keys(known[name] ?? {})]));
  const choose = createChoosing(
    FILTERS.map((name) => ({
      name,
      values: values[name].map((own) => ({ value: idOf(own), label: labelOf(name, own) })),
    })),
    PLAIN,
  );

  const find = async ({ term, fits, sort }, chosen, group) => {
    const filters = Object.fromEntries([...chosen].map(([name, some]) => [name, { any: some }]));
    const only = group ? { ...filters, group: { any: [group] } } : filters;
    const found = await pagefind.search(term, { filters: only, sort });
    return fits ? { ...found, results: found.results.filter(({ id }) => fits(id)) } : found;
  };

  /** What has words one after another, in any of their forms. */
  const having = async (words) => {
    const { results } = await pagefind.search(`"${words.join(" ")}"`);
    return new Set(results.map(({ id }) => id));
  };

  /** What is asked of Pagefind, and how what it finds is judged. */
  const plannedOf = async ({ words, phrases, without, unfinished }, order) => {
    const each = await Promise.all(words.map((word) => having([word])));
    const isWhole = phrases.length === 1 && words.every((word) => phrases[0].includes(word));
    const numbers = each.filter((_, place) => DIGIT.test(words[place]) && !(unfinished && place === words.length - 1));
    const wanted = [...(isWhole ? [] : await Promise.all(phrases.map(having))), ...numbers];
    const unwanted = await Promise.all(without.map(having));
    const fits = (id) => wanted.every((some) => some.has(id)) && !unwanted.some((some) => some.has(id));
    return {
      term: (isWhole ? `"${phrases[0].join(" ")}"` : words.join(" ")) || null,
      fits: wanted.length || unwanted.length ? fits : null,
      sort: order === "newest" ? { newest: "desc" } : order === "oldest" ? { oldest: "asc" } : {},
      guessed: words.filter((_, place) => !each[place].size && !(unfinished && place === words.length - 1)),
    };
  };

  /** Count what each value would give, the other filters being as they are; what is judged here isn't counted. */
  const facetsOf = async (plan, chosen, found) => {
    const facets = {};
    for (const name of FILTERS) {
      const others = new Map([...chosen].filter(([other]) => other !== name));
      const { filters } = chosen.has(name) ? await find(plan, others) : found;
      const all = valuesOf(name, filters[name] ?? {}, chosen.get(name) ?? []);
      facets[name] = plan.fits ? all.map((value) => ({ ...value, count: null })) : all;
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

  /** A group with three of its results, or all of them, and how many more it has. */
  const shown = async (group, plan, chosen, isOpen) => {
    const { results } = await find(plan, chosen, group.id);
    const opened = isOpen ? await Promise.all(results.slice(0, MOST_SHOWN).map((result) => result.data())) : null;
    const hits = opened ? opened.map(hitOf) : group.hits.slice(0, SHOWN);
    return { ...group, hits, more: Math.max(0, results.length - hits.length) };
  };

  return async (asked) => {
    const { required, ...understood } = understand(asked.q ?? "", PLAIN, asked.unfinished ?? false);
    const question = { ...understood, words: understood.words.filter((_, place) => required[place]) };
    const { sets, ...typed } = choose(question.filters, asked);
    const told = { ...question, ...typed };
    const chosen = new Map([...sets].map(([name, places]) => [name, [...places].map((place) => values[name][place])]));
    if (!question.words.length && !chosen.size) return answered("nothing-asked", told);
    const strictly = await plannedOf(question, asked.sort);
    const exact = await find(strictly, chosen);
    const phraseMissed = !exact.results.length && question.phrases.length > 0;
    const plan = phraseMissed ? await plannedOf({ ...question, phrases: [] }, asked.sort) : strictly;
    const found = phraseMissed ? await find(plan, chosen) : exact;
    const most = asked.groups ?? GROUPS;
    const all = await loaded(found.results, most + 1);
    const named = all.flatMap(({ hits }) => hits).filter((hit) => isNamed(hit, question.words.join(" ")));
    const groups = await Promise.all(
      all.slice(0, most).map((group) => shown(group, plan, chosen, (asked.open ?? []).includes(group.id))),
    );
    const total = found.results.length;
    return {
      ...answered(!total ? "none" : plan.guessed.length ? "begun" : "all", told),
      total,
      whole: total,
      unfiltered: found.unfilteredResultCount,
      totalGroups: all.length,
      missing: total || asked.unfinished ? [] : question.words,
      guessed: plan.guessed,
      phraseMissed: phraseMissed && total > 0,
      digits: question.words.filter((word) => DIGIT.test(word) && /[^\p{L}\p{N}]/u.test(word)),
      named,
      groups: groups.map((group) => without(group, named)).filter(({ hits, more }) => hits.length || more),
      facets: await facetsOf(plan, chosen, found),
    };
  };
}

function wordsOf(text) {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(EDGES, ""))
    .filter(Boolean);
}

/** An answer that has found nothing. */
function answered(how, question) {
  return {
    how,
    question,
    total: 0,
    whole: 0,
    unfiltered: 0,
    totalGroups: 0,
    named: [],
    groups: [],
    facets: Object.fromEntries(FILTERS.map((name) => [name, []])),
    also: [],
    senses: [],
    meant: null,
    missing: [],
    phraseMissed: false,
    partial: false,
  };
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
  return NAMED.includes(kind) && PLAIN.fold(title.text) === asked;
}

function without(group, named) {
  return { ...group, hits: group.hits.filter((hit) => !named.includes(hit)) };
}
