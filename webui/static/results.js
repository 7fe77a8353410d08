// Results change in place. No state is kept but the address, and where each entry of the history
// stood.

const form = document.getElementById("search");
const box = document.getElementById("q");
const live = document.getElementById("live");
const by = (id) => document.getElementById(id);
const focusKey = () => form.focusKey(); // site.js

const PARTS = ["filters", "found"]; // one by one, so that an open filter panel stays open
const positions = new Map(); // history entry -> where it was scrolled to and what had the focus
const pages = new Map(); // address -> HTML of the last pages, for going back at once
let entry = history.state?.entry ?? 0;
let shown = location.search; // of the results on the page
let request = null;

const isSearch = (url) =>
  url.origin === location.origin && url.pathname === location.pathname && url.search;

function remember() {
  positions.set(entry, { y: scrollY, focus: focusKey() });
}

async function load(url) {
  request?.abort();
  request = new AbortController();
  const busy = setTimeout(() => by("page").setAttribute("aria-busy", "true"), 200);
  try {
    const response = await fetch(url, { signal: request.signal });
    return await response.text();
  } finally {
    clearTimeout(busy);
    by("page").removeAttribute("aria-busy");
  }
}

// Shows the results at an address; one without results, or a failure, is left to the browser.
async function show(url, { push, focus, y }) {
  let html;
  try {
    html = (!push && pages.get(url.href)) || (await load(url));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  if (!push && url.search !== location.search) return; // gone on meanwhile
  const next = new DOMParser().parseFromString(html, "text/html");
  if (!next.getElementById("page")) {
    location.assign(url);
    return;
  }
  pages.set(url.href, html);
  if (pages.size > 20) pages.delete(pages.keys().next().value);
  if (push) {
    remember();
    entry = Date.now();
    history.pushState({ entry }, "", url);
  }
  const kept = focusKey(); // the panel may have been closed meanwhile
  swap(next);
  if (kept) document.querySelector(kept)?.focus({ preventScroll: true });
  shown = url.search;
  if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
  if (y !== undefined) scrollTo(0, y);
}

function swap(next) {
  const open = new Set(openDetails().map(detailsName));
  for (const id of PARTS) by(id).replaceChildren(...next.getElementById(id).childNodes);
  document.querySelector("header nav").replaceWith(next.querySelector("header nav"));
  document.title = next.title;
  if (box !== document.activeElement || !box.value) box.value = next.getElementById("q").value;
  for (const details of by("filters").querySelectorAll("details"))
    details.open = open.has(detailsName(details));
  live.textContent = `${by("found-title").textContent} ${by("count").textContent}`;
}

const openDetails = () => [...by("filters").querySelectorAll("details[open]")];
const detailsName = (details) => details.closest("fieldset").querySelector("legend").textContent;

// The address a form asks for, without its empty fields.
function asked() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  if (!url.search) url.searchParams.set("sort", "plan");
  return url;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(asked(), { push: true, focus: focusKey(), y: 0 });
});

// All years and a year exclude each other.
function chosenAlone(input) {
  if (input.type !== "checkbox" || input.name !== "年度" || !input.checked) return;
  for (const other of form.elements)
    if (other !== input && other.name === input.name && (input.value === "all" || other.value === "all")) other.checked = false;
}

document.addEventListener("change", (event) => {
  if (event.target.form !== form || event.target === box) return;
  chosenAlone(event.target);
  show(asked(), { push: true, focus: focusKey() });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || !link.closest("#page") || !isSearch(link)) return;
  event.preventDefault();
  show(new URL(link.href), { push: true, focus: "#found-title", y: link.closest(".pages") ? 0 : undefined });
});

addEventListener("popstate", (event) => {
  if (location.search === shown) return; // only to a part of the page
  entry = event.state?.entry ?? 0;
  box.blur();
  show(new URL(location.href), { push: false, ...(positions.get(entry) ?? { y: 0 }) });
});

let scrolled = 0;
addEventListener("scroll", () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(remember, 100);
}, { passive: true });
document.addEventListener("focusin", remember);

// The button that opened the filters is another one when a choice was made in between.
by("filters").addEventListener("toggle", (event) => {
  const at = document.activeElement;
  if (event.newState === "closed" && (at === document.body || by("filters").contains(at)))
    by("open")?.focus();
});
