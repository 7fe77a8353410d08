// What the pages do beyond plain HTML: the box suggests, text is copied. Without this script forms
// are sent and links followed.

const form = document.getElementById("search");
const box = document.getElementById("q");
const live = document.getElementById("live");
const composing = (event) => event.isComposing || event.keyCode === 229;

// What has the focus, as a selector that finds it on the page made anew; results.js asks, too.
form.focusKey = () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  if (at.id) return `#${CSS.escape(at.id)}`;
  if (at.name && at.value) return `[name="${CSS.escape(at.name)}"][value="${CSS.escape(at.value)}"]`;
  return at.getAttribute("href") ? `a[href="${CSS.escape(at.getAttribute("href"))}"]` : null;
};

// The focus on coming back from another page; the browser restores the scroll itself.
addEventListener("pagehide", () => {
  const kept = form.focusKey();
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

form.addEventListener("submit", close);
box.addEventListener("blur", close);
list.addEventListener("mousedown", (event) => {
  event.preventDefault(); // keeps the focus in the box
  const item = event.target.closest("[role=option]");
  if (!item) return;
  box.value = typed = item.dataset.text;
  form.requestSubmit();
});

// Copying and printing

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (button) button.hasAttribute("data-print") ? print() : copy(button);
});

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
