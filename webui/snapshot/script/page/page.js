// The page of results: shows what its address asks for, and changes in place. An address of the
// start page that asks for something is that of a search.

import { changed, queryOf, SEARCH, without } from "../addresses.js";
import { fetched as answered, search as opened } from "../answers.js";
import { card, filled, make } from "./cards.js";
import { filters } from "./filters.js";
import { ALL, YEAR } from "../facets.js";

export const fetched = answered;
export const search = opened;
const plain = document.getElementById("plain");
const form = document.getElementById("search");
const box = document.getElementById("q");
const found = document.getElementById("found");
const panel = document.getElementById("filters");
const words = plain && JSON.parse(document.getElementById("words").textContent);
let asked = 0;

// How many fit, how many in part, and how many only resemble them: pages/listing.py.
function countedOf({ total, complete, similar }) {
  if (total && !complete) return filled(words.count_partial, { n: total });
  if (!similar) return filled(words.count, { n: total });
  const counts = [filled(words.count_fitting, { n: complete })];
  if (complete < total) counts.push(filled(words.count_partial, { n: total - complete }));
  return [...counts, filled(words.count_similar, { n: similar })].join(words.count_join);
}

function summary(view, query) {
  const title = query.text ? filled(words.results_title, { query: query.text }) : words.results_title_browse;
  const counted = countedOf(view);
  const listed = view.total + view.similar;
  const first = (query.page - 1) * query.perPage + 1;
  const range = listed > query.perPage ? filled(words.count_range, { first, last: Math.min(listed, first + query.perPage - 1) }) : "";
  document.title = title + words.of_site;
  return make(
    "div", { class: "head" },
    make("div", { class: "summary" }, make("h1", { id: "found-title", tabindex: "-1" }, title), make("p", { class: "count", id: "count" }, counted + range)),
    make("div", { class: "tools" }, make("button", { type: "button", id: "open", class: "open plain", popovertarget: "filters" }, words.filters_open), sorting(view, query)),
  );
}

function sorting(view, query) {
  const options = words.orderings.map(([value, label]) => make("option", { value, selected: value === query.sort }, label));
  return make("div", { class: "sort" }, make("label", { for: "sort" }, words.sort_label), make("select", { id: "sort", name: "sort", form: "search" }, ...options));
}

// A whole number with separators for thousands, anything else as it is.
function grouped(end) {
  const plain = end.normalize("NFKC").replaceAll(",", "");
  return /^-?[0-9]+$/.test(plain) ? Number(plain).toLocaleString("ja") : end;
}

function chip(label, href) {
  const said = make("span", { class: "vh" }, filled(words.chip_remove, { value: label }));
  return make("li", {}, make("a", { class: "chip", href }, said, make("span", { "aria-hidden": "true" }, `${label} ✕`)));
}

function chips(params) {
  const names = ["department", "division", "area", "new", ...words.own];
  names.push(...Object.keys(words.chips));
  const items = [...params]
    .filter(([name, value]) => names.includes(name) && value)
    .map(([name, value]) => {
      const label = name === "new" ? words.labels.new : words.chips[name] ?? (value === ALL && name === YEAR ? words.all_years : value);
      return chip(label, without(params, name, value));
    });
  for (const [heading, { text, unit }] of Object.entries(words.ranges)) {
    const [from, to] = [`${heading}.from`, `${heading}.to`];
    const [low, high] = [from, to].map((name) => grouped(params.get(name) ?? ""));
    const label = filled(text, high ? { low, high: high + unit } : { low: low + unit, high });
    if (low || high) items.push(chip(label, changed(params, { [from]: null, [to]: null, page: null })));
  }
  if (!items.length) return null;
  return make("ul", { class: "chips", "aria-label": words.chips_label }, ...items);
}

function remarks(view, query) {
  const relaxed = query.text && view.complete < view.total;
  const lines = [];
  if (view.missing.length) lines.push(filled(words.missing, { words: view.missing.join(words.missing_join) }));
  const some = query.text.includes(" ") ? ["partial_some", "partial_none_complete"] : ["near_some", "near_only"];
  if (relaxed) lines.push(filled(words[some[view.complete ? 0 : 1]], { n: view.complete }));
  return lines.length ? make("div", { class: "relaxed" }, ...lines.map((line) => make("p", {}, line))) : null;
}

function hits(view, query) {
  const items = [];
  let last = "";
  for (const hit of view.hits) {
    const group = hit.similar ? "similar" : hit.partial ? "partial" : "";
    if (group !== last && (group === "similar" || view.complete)) {
      items.push(make("li", { class: "line" }, make("span", {}, group === "similar" ? words.similar_line : words.partial_line)));
    }
    last = group;
    items.push(card(hit, view.columns ?? [], words));
  }
  return make("ol", { class: "hits", start: (query.page - 1) * query.perPage + 1 }, ...items);
}

function paging(view, query, params) {
  const pages = Math.ceil((view.total + view.similar) / query.perPage);
  if (pages < 2) return null;
  const at = (page, label, rel) => make("li", {}, make("a", { href: changed(params, { page }), rel }, label));
  const items = [];
  if (query.page > 1) items.push(at(query.page - 1, words.page_previous, "prev"));
  items.push(make("li", {}, filled(words.page_number, { n: query.page }), ` / ${pages}`));
  if (query.page < pages) items.push(at(query.page + 1, words.page_next, "next"));
  return make("nav", { class: "pages", "aria-label": words.pages_label }, make("ul", {}, ...items));
}

function suggestion(view) {
  if (!view.suggestion) return null;
  const label = view.corrected ? words.corrected : words.suggestion;
  return make("p", { class: "suggestion" }, `${label} `, make("a", { href: `?${new URLSearchParams({ q: view.suggestion })}` }, view.suggestion));
}

function nothing() {
  return make("ul", { class: "help" }, make("li", {}, make("a", { href: "all.html" }, words.all_programs)), make("li", {}, make("a", { href: "index.html" }, words.empty_browse)));
}

async function show() {
  const params = new URLSearchParams(location.search);
  const number = (asked += 1);
  try {
    const { core } = await search();
    const response = await fetched(new URL(`api/search?${params}`, location.href), { onlyCards: true });
    const view = await response.json();
    if (number !== asked) return;
    box.value = params.get("q") ?? "";
    if (!response.ok) return found.replaceChildren(make("p", { role: "alert" }, view.detail));
    const query = queryOf(params, core.columns);
    const parts = [summary(view, query), chips(params), suggestion(view), remarks(view, query), make("h2", { class: "vh" }, words.results_heading)];
    parts.push(...(view.hits.length ? [hits(view, query), paging(view, query, params)] : [nothing()]));
    found.replaceChildren(...parts.filter(Boolean));
    panel.replaceChildren(...filters(await withAllYears(view, params), words, params));
    document.getElementById("live").textContent = document.getElementById("count").textContent;
  } catch (error) {
    if (number === asked) found.replaceChildren(make("p", { role: "alert" }, words.failed), plain);
    throw error;
  }
}

// The facets with all years as the last choice of years, with the programs that they have.
async function withAllYears(view, params) {
  const { core } = await search();
  if (!core.years || !view.facets[YEAR]) return view;
  const all = new URLSearchParams([...params].filter(([name]) => ![YEAR, "page"].includes(name)));
  all.append(YEAR, ALL);
  const response = await fetched(new URL(`api/search?${all}`, location.href), { onlyCards: true });
  const { total } = await response.json();
  const choice = { value: ALL, label: words.all_years, count: total, selected: params.getAll(YEAR).includes(ALL) };
  return { ...view, facets: { ...view.facets, [YEAR]: [...view.facets[YEAR], choice] } };
}

// Where somebody chose something, the next choice is mostly near: what was chosen is drawn anew and
// keeps the focus, where it is still there.
function go(search, chosen) {
  history.pushState(null, "", search);
  const same = (one) => one.name === chosen.name && (one.type !== "checkbox" || one.value === chosen.value);
  show().then(() => {
    const kept = chosen && [...form.elements].find(same);
    (kept ?? document.getElementById("found-title"))?.focus({ preventScroll: true });
  });
}

function formSearch() {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value && !(name === "sort" && value === "relevance")) params.append(name, value);
  return `?${params}`;
}

function start() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(formSearch());
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== box) go(formSearch(), event.target);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  addEventListener("popstate", show);
  show();
}

if (plain) start();
else if (document.body.classList.contains("overview") && location.search) location.replace(SEARCH + location.search);
// What is asked for first is there when the first key is pressed.
else box?.addEventListener("input", () => search().catch(() => {}), { once: true });
