// Start what GOV.UK Frontend's components do on a page. Every page can be used without this.
import { initAll } from "./govuk-frontend.min.js";
import "./search/box.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// The mail that reports a mistake names the page as it stands in the address, with the place on it.
const mistake = document.getElementById("mistake");
mistake?.addEventListener("click", () => {
  const { address } = mistake.dataset;
  const here = encodeURIComponent(location.href);
  mistake.href = mistake.href.replace(`Address%3A%20${address}`, `Address%3A%20${here}`);
  mistake.dataset.address = here;
});
