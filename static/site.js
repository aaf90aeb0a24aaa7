// Start what GOV.UK Frontend's components do on a page. Every page can be used without this.
import { ServiceNavigation } from "./govuk/service-navigation.js";
import { SkipLink } from "./govuk/skip-link.js";
import "./search/box.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [ServiceNavigation, SkipLink]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) new Component(element);
}

// The mail that reports a mistake names the page as it stands in the address, with the place on it.
const mistake = document.getElementById("mistake");
for (const reached of ["focus", "pointerdown"]) {
  mistake?.addEventListener(reached, () => {
    const here = encodeURIComponent(location.href);
    mistake.href = mistake.href.replace(`Address%3A%20${mistake.dataset.address}`, `Address%3A%20${here}`);
    mistake.dataset.address = here;
  });
}
