// Start what GOV.UK Frontend's components do on a page. Every page can be used without this.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
