// Does in Node what the reader's browser does, for the tests in Python: reads {task, …} from standard input as JSON,
// writes the answer to standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createEngine, createSearch } from "../../static/search/engine.js";
import { openIndex } from "../../static/search/index.js";
import { createFolding, segments } from "../../static/search/text.js";

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
    /** Ask the index, as the engine does, one request after another. */
    index: async ({ files, asked }) => {
        const index = await opened(files);
        const answers = [];
        for (const [request, data] of asked) answers.push(await requests[request](index, data));
        return answers;
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

    /** Ask the engine questions, one after another; `partly` gives the partial answers too. */
    search: async ({ files, asked, partly }) => {
        const search = createSearch(await opened(files), lunr);
        const answers = [];
        for (const question of asked) {
            const parts = [];
            const answer = await search(question, partly ? (part) => parts.push(part) : undefined);
            answers.push(partly ? [...parts, answer] : answer);
        }
        return answers;
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

    /** Mark in texts the words that have one of the terms, and say which pieces were marked. */
    mark: ({ tables, texts, wanted }) => {
        const { tokens } = createFolding(tables);
        const stems = (word) =>
            tokens(word).map((token) => lunr.stemmer(new lunr.Token(token, {})).toString());
        return texts.map((text) =>
            segments(text, (word) => stems(word).some((stem) => wanted.includes(stem))),
        );
    },

    /** Ask the search page's engine. */
    ask: ({ index, store, queries }) => {
        const engine = createEngine(lunr, JSON.parse(index), JSON.parse(store));
        return queries.map(({ words, unfinished }) => {
            const { hits, ...rest } = engine.search(words, { unfinished });
            return { ...rest, hits: hits.map((hit) => ({ ...hit, terms: [...hit.terms] })) };
        });
    },
};

const { task, ...data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await tasks[task](data)));
