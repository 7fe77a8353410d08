// What the pages do beyond plain HTML. Without this script forms are sent and links followed. No
// state is kept but the address, and where each entry of the history stood.

const form = document.getElementById("search");
const box = document.getElementById("q");
const live = document.getElementById("live");
const by = (id) => document.getElementById(id);
const composing = (event) => event.isComposing || event.keyCode === 229;

// Results in place

const PARTS = ["filters", "found"]; // one by one, so that an open filter panel stays open
const positions = new Map(); // history entry -> where it was scrolled to and what had the focus
const pages = new Map(); // address -> HTML of the last pages, for going back at once
let entry = history.state?.entry ?? 0;
let shown = location.search; // of the results on the page
let request = null;

const isSearch = (url) =>
  by("page") && url.origin === location.origin && url.pathname === location.pathname && url.search;

function remember() {
  positions.set(entry, { y: scrollY, focus: focusKey() });
}

function focusKey() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  if (at.id) return `#${CSS.escape(at.id)}`;
  if (at.name && at.value) return `[name="${CSS.escape(at.name)}"][value="${CSS.escape(at.value)}"]`;
  return at.getAttribute("href") ? `a[href="${CSS.escape(at.getAttribute("href"))}"]` : null;
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
  swap(next);
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
  close();
  if (!by("page")) return;
  event.preventDefault();
  show(asked(), { push: true, focus: focusKey(), y: 0 });
});

document.addEventListener("change", (event) => {
  if (event.target.form !== form || event.target === box || !by("page")) return;
  show(asked(), { push: true, focus: focusKey() });
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (button) return button.hasAttribute("data-print") ? print() : copy(button);
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || !link.closest("#page") || !isSearch(link)) return;
  event.preventDefault();
  show(new URL(link.href), { push: true, focus: "#found-title", y: link.closest(".pages") ? 0 : undefined });
});

addEventListener("popstate", (event) => {
  if (!by("page") || location.search === shown) return; // only to a part of the page
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

// The focus on coming back from another page; the browser restores the scroll itself.
addEventListener("pagehide", () => {
  const kept = focusKey();
  if (kept) sessionStorage.setItem(`focus ${location.href}`, kept);
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  const kept = sessionStorage.getItem(`focus ${location.href}`);
  if (kept) document.querySelector(kept)?.focus({ preventScroll: true });
}

// "/" goes to the box, unless it was turned off (about.js).

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const editing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (editing || localStorage.getItem("slash") === "off") return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Suggestions while typing: a combobox as the ARIA practices describe it

const list = document.createElement("ul");
Object.assign(list, { id: "suggestions", hidden: true, role: "listbox", ariaLabel: form.dataset.suggestions });
box.parentElement.append(list);
const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

let active = -1;
let typed = "";
let timer = 0;
let lookup = null;

function close() {
  clearTimeout(timer);
  lookup?.abort();
  list.hidden = true;
  active = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function option({ text, kind }, index) {
  const item = document.createElement("li");
  const label = document.createElement("small");
  Object.assign(item, { id: `suggestion-${index}`, role: "option", ariaSelected: "false" });
  item.dataset.text = text;
  item.lang = "ja";
  label.textContent = form.dataset[`kind${kind[0].toUpperCase()}${kind.slice(1)}`];
  item.append(text, " ", label);
  return item;
}

async function suggest() {
  lookup?.abort();
  lookup = new AbortController();
  const url = new URL(form.dataset.suggest, location.href);
  url.searchParams.set("q", typed);
  try {
    const { suggestions } = await (await fetch(url, { signal: lookup.signal })).json();
    if (box !== document.activeElement || !suggestions.length) return close();
    list.replaceChildren(...suggestions.map(option));
    active = -1;
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
    live.textContent = form.dataset.counted.replace("#", suggestions.length);
  } catch {
    // Aborted or unavailable: the search does not need suggestions.
  }
}

function choose(index) {
  const options = [...list.children];
  // One step beyond either end is the box itself, with what was typed.
  active = ((index + 1 + options.length + 1) % (options.length + 1)) - 1;
  options.forEach((item, i) => (item.ariaSelected = String(i === active)));
  box.value = options[active]?.dataset.text ?? typed;
  if (active < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", options[active].id);
  options[active]?.scrollIntoView({ block: "nearest" });
}

box.addEventListener("input", () => {
  typed = box.value;
  clearTimeout(timer);
  if (!typed.trim()) return close();
  timer = setTimeout(suggest, 120);
});

box.addEventListener("keydown", (event) => {
  if (composing(event)) {
    // Some browsers send the form on the Enter that ends a conversion: its keydown carries 229.
    if (event.key === "Enter" && event.keyCode === 229) event.preventDefault();
    return;
  }
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    box.value = typed;
    close();
  } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    choose(active + (event.key === "ArrowDown" ? 1 : -1));
  }
});

box.addEventListener("blur", close);
list.addEventListener("mousedown", (event) => {
  event.preventDefault(); // keeps the focus in the box
  const item = event.target.closest("[role=option]");
  if (!item) return;
  box.value = typed = item.dataset.text;
  form.requestSubmit();
});

// Copying

async function copy(button) {
  const source = button.dataset.copy;
  const text = source === "address" ? location.href : document.querySelector(source).textContent;
  const label = (button.label ??= [...button.childNodes]);
  try {
    await navigator.clipboard.writeText(text.trim());
    button.textContent = button.dataset.copied;
  } catch {
    button.textContent = button.dataset.failed;
  }
  live.textContent = button.textContent;
  setTimeout(() => button.replaceChildren(...label), 2000);
}
