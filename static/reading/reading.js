/** What helps on pages with running text. Every one of them can be read, linked and printed without this. */

import { explain } from "./abbreviations.js";
import { cite } from "./cite.js";
import { follow } from "./contents.js";

follow(document);
explain(document);
cite(document);
