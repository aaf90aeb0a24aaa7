// Leads on from an old address before the page's own refresh does, and keeps the place on the page.

const link = document.querySelector("#moved-to");
if (link instanceof HTMLAnchorElement) {
  const target = new URL(link.href);
  target.hash = location.hash || target.hash;
  target.search ||= location.search;
  location.replace(target.href);
}
