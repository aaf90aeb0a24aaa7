/**
 * Citing a passage: one small tool that comes to the paragraph which is pointed at, tapped, focused or addressed,
 * and one dialog. Nothing of it stands in the pages themselves, which would need it a thousand times.
 */

import { citation, escaped } from "./citation.js";

const EVERYWHERE = ".chart-figure[id], p[id], ul[id], ol[id], .numbered[id], .entry[id], .table[id], .figure[id], .card[id], :is(h2, h3, h4, h5, h6)[id], pre[id], tr[id]:not(.page-turn)";
const LONGEST = 300;

/**
 * Offer to cite each passage of a page.
 *
 * @param {Document} page
 */
export function cite(page) {
  const template = page.getElementById("page_citing");
  if (!template) return;
  const main = page.querySelector("main");
  const [tool, dialog] = template.content.cloneNode(true).children;
  const about = template.dataset;
  const places = about.places ?? EVERYWHERE;
  let place = null;
  let quoted = null;
  main.append(dialog);

  const [link, button] = tool.children;
  const put = (next) => {
    if (!next || next === place || tool.contains(page.activeElement)) return;
    place = next;
    link.href = `#${place.id}`;
    link.setAttribute("aria-label", `Permanent link to ${citation(place, about).name}`);
    button.textContent = quoted ? "Cite selected words" : "Cite";
    stand(tool, place);
  };
  const show = () => fill(dialog, place, about, quoted);

  for (const kind of ["pointerover", "click", "focusin"]) {
    main.addEventListener(kind, (event) => put(placeOf(event.target, main, places)));
  }
  page.addEventListener("selectionchange", () => {
    const selection = page.getSelection();
    const words = selection.toString().trim();
    const range = words && selection.rangeCount ? selection.getRangeAt(0) : null;
    // A click on the button takes the selection away before it is cited, so that the last one is kept
    if (range && main.contains(range.commonAncestorContainer) && !dialog.open) {
      quoted = { words: words.replace(/\s+/g, " "), range: range.cloneRange() };
      const start = placeOf(range.startContainer, main, places);
      put(start);
      if (start === place) button.textContent = "Cite selected words";
    } else if (!dialog.open && !tool.contains(page.activeElement) && !tool.matches(":hover")) {
      quoted = null;
      button.textContent = "Cite";
    }
  });
  addEventListener("hashchange", () => put(targeted(page, main, places)));
  put(targeted(page, main, places));

  button.addEventListener("click", () => {
    show();
    dialog.showModal();
    dialog.querySelector("h2").focus();
  });
  dialog.addEventListener("click", async (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    if ("closes" in pressed.dataset) dialog.close();
    else if (pressed.dataset.copies) await copy(dialog, pressed.dataset.copies);
    else {
      const all = [...main.querySelectorAll(places)].filter((each) => placeOf(each, main, places) === each);
      place = all[all.indexOf(place) + Number(pressed.dataset.steps)] ?? place;
      quoted = null;
      show();
    }
  });
  dialog.addEventListener("close", () => {
    stand(tool, place);
    button.textContent = "Cite";
    quoted = null;
    button.focus();
  });
}

/** The passage that a node belongs to: the nearest that has an address of its own. */
function placeOf(node, main, places) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const place = element?.closest(places) ?? element?.closest(".recommendation")?.querySelector("h2[id]");
  if (!place || !main.contains(place) || place.closest("dialog, nav, .cite-tool")) return null;
  // A page's own headings have names that no paper can have
  return place.id.includes("_") ? null : place;
}

function targeted(page, main, places) {
  const target = page.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target ? placeOf(target, main, places) : null;
}

/** Put the tool where it is read next: at the end of a line, of a table's foot, of what a chart says, of a card's facts. */
function stand(tool, place) {
  const within = place.querySelector(":scope > :is(.table__foot, figcaption)") ?? place;
  const home = within.matches(".entry, .numbered, .card") ? within.querySelector(".entry__sources, .card__facts, p") : within;
  const last = (home ?? within).matches("ul, ol") ? within.lastElementChild : (home ?? within);
  (last.matches("tr") ? last.lastElementChild : last).append(tool);
}

/** Fill the dialog for a passage, or for the words of it that are selected. */
async function fill(dialog, place, about, quoted) {
  const found = citation(place, about, quoted?.words);
  dialog.querySelector("h2").textContent = `Cite ${quoted ? "the selected words" : found.name}`;
  const excerpt = found.words.length > LONGEST ? `${found.words.slice(0, LONGEST).replace(/\S*$/, "")}…` : found.words;
  dialog.querySelector("blockquote").textContent = excerpt;
  dialog.querySelector("[role=status]").textContent = "";
  const write = (address) => {
    for (const [name, text] of Object.entries({ ...found.texts(address), address })) {
      dialog.querySelector(`#cite_${name}`).value = text;
    }
  };
  write(found.address);
  if (quoted) write((await exact(found.address, quoted.range)) ?? found.address);
}

/** The address of the very words of a selection, which browsers mark when they open it. */
async function exact(address, range) {
  const { generateFragmentFromRange, GenerateFragmentStatus } = await import("../text-fragments.js");
  const { status, fragment } = generateFragmentFromRange(range);
  if (status !== GenerateFragmentStatus.SUCCESS) return null;
  const { prefix, textStart, textEnd, suffix } = fragment;
  const parts = [prefix && `${escaped(prefix)}-`, escaped(textStart), textEnd && escaped(textEnd), suffix && `-${escaped(suffix)}`];
  return `${address}:~:text=${parts.filter(Boolean).join(",")}`;
}

async function copy(dialog, id) {
  const field = dialog.querySelector(`#${id}`);
  const said = dialog.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = "Copied";
  } catch {
    // Not offered to pages that are opened as a file, or refused by the reader
    field.focus();
    field.select();
    said.textContent = "Selected: copy it with your keyboard or menu";
  }
}
