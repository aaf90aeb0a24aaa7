// Searches sections as other search engines do, in Node, for benchmarks/peers.py and benchmarks/search_building.py:
// reads {task, …} from standard input as JSON, writes the answer to standard output.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const lunr = createRequire(import.meta.url)("lunr");

const tasks = {
  /** Lunr as its guide shows it: fields as they are, its own pipeline, what was typed as its query. */
  lunr: ({ documents, queries }) => {
    const index = lunr(function () {
      this.ref("ref");
      for (const name of ["title", "context", "text"]) this.field(name);
      for (const document of documents) this.add(document);
    });
    return queries.map((query) => search(index, query).map(({ ref }) => Number(ref)));
  },

  /** Pagefind as its guide shows it; what it finds, by addresses. */
  pagefind: async ({ folder, queries, most }) => {
    globalThis.fetch = async (address) => new Response(readFileSync(new URL(address)));
    const pagefind = await import(pathToFileURL(`${folder}/pagefind.js`));
    const answers = [];
    for (const query of queries) {
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(results.slice(0, most).map((result) => result.data()));
      answers.push(shown.map((data) => data.raw_url));
    }
    return answers;
  },

  /** Build an index of folded documents with lunr.js, and write it into a file. */
  build: ({ fields, stopWords, documents, file }) => {
    const began = process.cpuUsage();
    const builder = new lunr.Builder();
    const stopWordFilter = lunr.generateStopWordFilter(stopWords);
    lunr.Pipeline.registerFunction(stopWordFilter, "ourStopWordFilter");
    builder.pipeline.add(lunr.trimmer, stopWordFilter, lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref("ref");
    for (const { name, boost } of fields) builder.field(name, { boost });
    for (const document of documents) builder.add(document);
    const index = JSON.stringify(builder.build());
    const { user, system } = process.cpuUsage(began);
    writeFileSync(file, index);
    return { seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
  },
};

/** What Lunr takes for a mistake in its query language is asked again as plain words. */
function search(index, query) {
  try {
    return index.search(query);
  } catch (error) {
    if (!(error instanceof lunr.QueryParseError)) throw error;
    return index.search(query.replace(/[^\p{L}\p{N}\s]+/gu, " "));
  }
}

const { task, ...data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await tasks[task](data)), () => process.exit());
