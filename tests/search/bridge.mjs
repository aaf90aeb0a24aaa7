// Does in Node what the reader's browser does, for the tests in Python: reads {task, …} from standard input as JSON,
// writes the answer to standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createSearch } from "../../static/search/engine.js";
import { openIndex } from "../../static/search/index.js";
import { createSuggestions } from "../../static/search/suggestions.js";
import { createFolding } from "../../static/search/text.js";

const lunr = createRequire(import.meta.url)("lunr");

/** Open the index from files given as texts by their paths in the site. */
const opened = (files) =>
    openIndex("search/", {
        lunr,
        fetchJson: async (address) => {
            if (!Object.hasOwn(files, address)) throw new Error(`${address}: 404`);
            return JSON.parse(files[address]);
        },
    });

/** What can be asked of the index, each with its answer as plain data. */
const requests = {
    /** From here on the files are these. */
    repair: async () => null,
    named: async ({ facts }, refs) => refs.map((ref) => [...facts.named(ref)]),
    cost: async (index, clause) => index.cost(clause),
    hits: async (index, clause) => {
        const { terms, refs, scores, matched } = await index.hits(clause);
        return { terms, hits: [...refs].map((ref, at) => ({ ref, score: scores[at], terms: matched(ref) })) };
    },
    query: async (index, clauses) => {
        const found = await index.query((query) =>
            clauses.forEach(({ term, ...options }) => query.term(term, options)),
        );
        return found.map((hit) => ({ ...hit, terms: hit.terms.sort() }));
    },
    phrase: async (index, tokens) => [...(await index.phrase(tokens))],
    standing: (index, [term, refs]) => index.standing(term, refs, true),
    texts: (index, refs) => index.texts(refs),
    groups: (index, numbers) => index.groups(numbers ?? undefined),
    vocabulary: (index) => index.vocabulary(),
    facts: async ({ facts }) =>
        Object.fromEntries(
            Object.entries(facts).map(([name, column]) => [
                name,
                ArrayBuffer.isView(column) ? [...column] : column,
            ]),
        ),
};

const tasks = {
    /** Ask the index, as the engine does, one request after another; what fails is told as an error. */
    index: async ({ files, asked }) => {
        const index = await opened(files);
        const answers = [];
        for (const [request, data] of asked) {
            try {
                answers.push(await requests[request](index, data));
            } catch (error) {
                answers.push({ error: error.message });
            }
            Object.assign(files, request === "repair" ? data : {});
        }
        return answers;
    },

    /** Say which files were asked for, request by request. */
    loaded: async ({ files, asked }) => {
        const loaded = [];
        const index = await openIndex("search/", {
            lunr,
            fetchJson: async (address) => {
                loaded.push(address);
                return JSON.parse(files[address]);
            },
        });
        const byRequest = [loaded.splice(0)];
        for (const [request, data] of asked) {
            await Promise.all([requests[request](index, data), requests[request](index, data)]);
            byRequest.push(loaded.splice(0));
        }
        return byRequest;
    },

    /** Ask one lunr.Index, as the requests of the same name ask the parts. */
    whole: ({ index, queries }) => {
        const whole = lunr.Index.load(JSON.parse(index));
        return queries.map((clauses) =>
            whole
                .query((query) => clauses.forEach(({ term, ...options }) => query.term(term, options)))
                .map(({ ref, score, matchData }) => ({
                    ref: Number(ref),
                    score,
                    terms: Object.keys(matchData.metadata).sort(),
                })),
        );
    },

    /** Ask the engine questions, one after another; `partly` gives the partial answers too, before phrases are found. */
    search: async ({ files, asked, partly }) => {
        let arrive = null;
        const arrival = partly ? new Promise((resolve) => (arrive = resolve)) : null;
        const index = await opened(files);
        const phrase = async (tokens) => {
            await arrival;
            return index.phrase(tokens);
        };
        const search = createSearch({ ...index, phrase }, lunr);
        const answers = [];
        for (const question of asked) {
            const parts = [];
            const onPartial = (part) => {
                parts.push(part);
                arrive();
            };
            const answer = await search(question, partly ? onPartial : undefined);
            answers.push(partly ? [...parts, answer] : answer);
        }
        return answers;
    },

    /** Search for words one by one: which sections have one in their title, as it was typed. */
    titled: async ({ files, queries }) => {
        const index = await opened(files);
        const { tokens } = createFolding(index.about.folding);
        const having = async (term) => new Set((await index.hits({ term, fields: ["title", "text"] })).refs);
        return Promise.all(
            queries.map(async (query) => {
                const [first, ...others] = await Promise.all(tokens(query).map(having));
                return [...first].filter((ref) => others.every((refs) => refs.has(ref)));
            }),
        );
    },

    /** Say what is suggested for what was typed. */
    suggest: async ({ files, typed }) => {
        const suggest = createSuggestions("search/", async (address) => JSON.parse(files[address]));
        const found = await Promise.all(typed.map(suggest));
        return found.map((some) => some.map(({ text }) => text));
    },

    /** Stem words as lunr.js does. */
    stem: ({ words }) => words.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()),

    /** Build an index of folded documents with lunr.js itself; give it as it serialises it. */
    build: ({ fields, stopWords, documents }) => {
        const builder = new lunr.Builder();
        const stopWordFilter = lunr.generateStopWordFilter(stopWords);
        lunr.Pipeline.registerFunction(stopWordFilter, "ourStopWordFilter");
        builder.pipeline.add(lunr.trimmer, stopWordFilter, lunr.stemmer);
        builder.searchPipeline.add(lunr.stemmer);
        builder.ref("ref");
        fields.forEach(({ name, boost }) => builder.field(name, { boost }));
        const began = process.cpuUsage();
        documents.forEach((texts, ref) =>
            builder.add(
                Object.fromEntries([
                    ["ref", String(ref)],
                    ...texts.map((text, at) => [fields[at].name, text]),
                ]),
            ),
        );
        const index = JSON.stringify(builder.build());
        const used = process.cpuUsage(began);
    return { index, seconds: (used.user + used.system) / 1e6 };
    },

    /** Fold texts, and part them into tokens. */
    fold: ({ tables, texts }) => {
        const { fold, tokens } = createFolding(tables);
        return texts.map((text) => ({ folded: fold(text), tokens: tokens(text) }));
    },
};

const { task, ...data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await tasks[task](data)));
