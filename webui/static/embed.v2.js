// <program-search>: the search of a site in any page; its /embed/guide has attributes and parts.
// All in a shadow root; text is only set as text; nothing is stored, or asked for early.

const WORDS = {
  ja: {
    lang: "ja", label: "施策を検索", button: "検索", suggestions: "入力候補", filters: "絞り込み",
    department: "部局", division: "担当課", area: "分野", new: "新規", isNew: "新規",
    clear: "絞り込みをすべて外す", because: "一致:", summary: "取組概要", targets: "指標・目標",
    page: "検索サイトで開く", newTab: "（新しいタブ）", maybe: "もしかして:", corrected: "次のことばで検索しました:", busy: "検索しています",
    found: (n) => (n ? `${n}件見つかりました` : "見つかりませんでした"),
    partial: (n) => (n ? `すべてのことばを含むものは${n}件です。` : "すべてのことばを含むものはありません。近いものを並べています。"),
    near: (n) => (n ? `そのことばに当てはまるものは${n}件です。` : "そのことばに当てはまるものはありません。近いものを並べています。"),
    similar: (n) => `ほかに、似たものが${n}件あります。`, alike: "ここから、上に似たもの",
    rest: (n) => `ほか${n}件を表示`, go: "検索サイトで探す",
    more: (n) => `続きを表示（残り${n}件）`, all: (n) => `検索サイトで${n}件を見る`,
    options: (n) => `候補${n}件`,
    slow: "応答に時間がかかっています。「検索」をもう一度押すと、検索サイトで探します。",
    failed: "いまはこのページの中で検索できません。「検索」を押すと、検索サイトで探します。",
  },
  en: {
    lang: "en", label: "Search the programs", button: "Search", suggestions: "Suggestions", filters: "Filters",
    department: "Department", division: "Division", area: "Area", new: "New", isNew: "New",
    clear: "Clear all filters", because: "Matched:", reasons: { 読み: "read as", 同義語: "synonym", 関連語: "related word", 部分: "part of a word", 似た施策: "similar program" }, summary: "Summary", targets: "Targets",
    page: "Open on the search site", newTab: " (new tab)", maybe: "Did you mean:", corrected: "Searched for:", busy: "Searching",
    found: (n) => (n ? `${n} found` : "Nothing found"),
    partial: (n) => (n ? `With all of the words: ${n}.` : "None has all of the words; the nearest come first."),
    near: (n) => (n ? `That match: ${n}.` : "None matches; the nearest come first."),
    similar: (n) => ` Similar to those: ${n}.`, alike: "Similar to those above",
    rest: (n) => `Show ${n} more`, go: "Search on the search site",
    more: (n) => `Show more (${n} left)`, all: (n) => `See all ${n} on the search site`,
    options: (n) => `Suggestions: ${n}`,
    slow: "This is taking long. Press “Search” again to search on the site itself.",
    failed: "The search does not work inside this page at the moment. Press “Search” to search on the site itself.",
  },
};
const FACETS = ["department", "division", "area", "new"];
const LABELS = [...FACETS, "summary", "targets"];
const OPENS = ["inline", "same", "new"];
const THEMES = ["light", "dark", "auto"];
const MOST = 50; // hits at a time
const PAUSE = 150; // ms before suggestions are asked for
const SLOW = 2500; // ms until a line says so
const PATIENCE = 20000; // ms that an answer is waited for
const EXCERPT = 120; // characters of a text in which nothing matched
const VALUES = 10; // choices of a filter shown at once

const DARK = `
  color-scheme: dark; --accent: var(--program-search-accent, #a3b8fb); --ink: var(--program-search-text, #f1f1f4);
  --paper: var(--program-search-background, #1a1a1c); --line: var(--program-search-border, #8f9096);
  --quiet: var(--program-search-quiet, #b8b8bd); --mark: var(--program-search-mark, #403300);
  --ring: #ffd43d; --halo: #000;`;
const STYLE = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.box {
  all: initial; display: block; direction: ltr; position: relative; color-scheme: light;
  --accent: var(--program-search-accent, #0017c1); --ink: var(--program-search-text, #1a1a1a);
  --paper: var(--program-search-background, #fff); --line: var(--program-search-border, #767676);
  --quiet: var(--program-search-quiet, #595959); --mark: var(--program-search-mark, #fff0b3);
  --ring: #000; --halo: #ffd43d;
  color: var(--ink); background: var(--paper); line-height: 1.7; overflow-wrap: anywhere;
  font-family: var(--program-search-font, "Noto Sans JP", "Hiragino Sans", "BIZ UDPGothic", Meiryo, sans-serif);
  font-size: var(--program-search-font-size, clamp(16px, 1rem, 24px));
}
.dark { ${DARK} }
@media (prefers-color-scheme: dark) { .auto { ${DARK} } }
* { box-sizing: border-box; }
p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; border: 0; list-style: none; min-width: 0; }
label, legend, dt, .name { font-weight: bold; }
form { position: relative; }
.row { display: flex; gap: .5em; margin-top: .25em; }
input, button { font: inherit; color: inherit; }
input[type=search] { flex: 1; min-width: 0; min-height: 48px; padding: 0 .75em; border: 1px solid var(--line); border-radius: var(--program-search-radius, 8px); background: var(--paper); }
button { min-height: 44px; padding: 0 1em; border: 1px solid var(--accent); border-radius: var(--program-search-radius, 8px); background: var(--paper); color: var(--accent); cursor: pointer; }
.row button { background: var(--accent); color: var(--paper); font-weight: bold; }
.name button { padding: 0; border: 0; font-weight: bold; text-align: start; text-decoration: underline; text-underline-offset: .2em; }
a { color: var(--accent); text-underline-offset: .2em; display: inline-block; min-height: 44px; padding: .5em 0; }
a:hover, button:hover { text-decoration-thickness: 3px; }
:focus-visible { outline: 4px solid var(--ring); outline-offset: 2px; border-radius: 4px; box-shadow: 0 0 0 2px var(--halo); }
[role=listbox] { position: absolute; z-index: 9; inset: 100% 0 auto; margin-top: 4px; padding: .25em; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); box-shadow: 0 8px 24px #0003; }
[role=option] { display: flex; align-items: center; min-height: 44px; padding: 0 .75em; cursor: pointer; border-radius: 4px; }
[aria-selected=true], [role=option]:hover { box-shadow: inset 4px 0 var(--accent); text-decoration: underline; }
[hidden] { display: none; }
.status { min-height: 1.7em; margin-top: .5em; font-size: .875em; color: var(--quiet); }
summary { min-height: 44px; padding: .5em 0; cursor: pointer; color: var(--accent); }
fieldset { margin-bottom: .75em; }
details[open] { padding-bottom: .75em; }
fieldset ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(14em, 1fr)); gap: 0 1em; }
fieldset label { display: flex; align-items: center; gap: .5em; min-height: 44px; font-weight: normal; cursor: pointer; }
input[type=checkbox] { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
small, .quiet { font-size: .875em; color: var(--quiet); }
.hits > .line { border-top: 1px dashed var(--line); }
.hits > li { padding: .75em 0; border-top: 1px solid color-mix(in srgb, var(--line) 50%, var(--paper)); }
.detail { margin-top: .5em; padding-inline-start: .75em; border-inline-start: 4px solid var(--accent); white-space: pre-line; }
mark { background: var(--mark); color: inherit; }
.new { margin-inline-start: .5em; padding: 0 .5em; border: 1px solid; border-radius: 4px; font-size: .8125em; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.after { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1em; }
@media (forced-colors: active) {
  [aria-selected=true] { outline: 2px solid Highlight; }
  :focus-visible { outline-color: Highlight; }
  mark { background: Mark; color: MarkText; }
}`;

function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value == null) continue;
    if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const isText = (value) => typeof value === "string";

function webAddress(text, base) {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

// The answer of a search if it is one; whatever else a server says is an error.
function checked(data) {
  const sound = data.hits.every((hit) => isText(hit.name) && isText(hit.summary) && isText(hit.url));
  if (!sound || !Number.isInteger(data.total) || !data.facets) throw new TypeError("no result");
  return data;
}

function excerpt(text, fragments = [], most = Infinity) {
  const whole = fragments.map((fragment) => fragment.text).join("");
  const characters = [...text];
  if (!whole) return [characters.length > most ? `${characters.slice(0, most).join("")}…` : text];
  const pieces = fragments.map(({ text, matched }) => (matched ? make("mark", {}, text) : text));
  return [text.startsWith(whole) ? "" : "…", ...pieces, text.endsWith(whole) ? "" : "…"];
}

let sheet;
let count = 0;

class ProgramSearch extends HTMLElement {
  static observedAttributes = ["src", "department", "area", "filter", "limit", "facets", "open", "theme", "lang", ...LABELS.map((name) => `${name}-label`)];

  #t; #base; #form; #input; #list; #status; #live; #filters; #groups; #hits; #after; #note;
  #number = ++count;
  #columns = []; // the collection's own
  #chosen = new Map(FACETS.map((name) => [name, new Set()])); // values the reader chose
  #plain = false; // whether the form goes to the search site
  #shown = null; // the search that is shown, and its page
  #page = 0;
  #asked = null; // the search that is waited for
  #timer = 0;
  #lookup = null;
  #typed = "";
  #active = -1;

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#build();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback() {
    if (!this.#form) return;
    this.#stop();
    this.#build();
  }

  #stop() {
    if (this.#asked) this.#say("");
    this.#asked?.abort();
    this.#asked = null;
    this.#close();
  }

  #build() {
    const typed = this.#input?.value ?? this.querySelector("[name=q]")?.value ?? "";
    const focused = this.matches(":focus-within");
    this.#t = { ...WORDS[(this.closest("[lang]")?.lang || "ja").startsWith("en") ? "en" : "ja"] };
    for (const name of LABELS) this.#t[name] = this.getAttribute(`${name}-label`) || this.#t[name];
    this.#t.isNew = this.getAttribute("new-label") || this.#t.isNew;
    this.#base = this.#site();
    this.#plain = false;
    this.#clear();
    const t = this.#t;
    const label = this.querySelector("label")?.textContent.trim() || t.label;
    this.#input = make("input", {
      id: "q", name: "q", type: "search", value: typed, maxLength: 200, autocomplete: "off", spellcheck: false,
      autocapitalize: "off", enterKeyHint: "search", part: "input", role: "combobox", "aria-autocomplete": "list",
      "aria-controls": "s", "aria-expanded": "false",
    });
    this.#list = make("ul", { id: "s", hidden: true, role: "listbox", "aria-label": t.suggestions, part: "suggestions" });
    this.#form = make("form", { action: this.#base.href, method: "get", acceptCharset: "UTF-8", part: "form", role: "search",
      "aria-label": this.#number > 1 ? `${label} ${this.#number}` : label },
      make("label", { htmlFor: "q", part: "label" }, label),
      make("div", { className: "row" }, this.#input, make("button", { part: "button" }, t.button)),
      this.#list);
    if (this.#open === "new") this.#form.target = "_blank";
    this.#status = make("p", { className: "status", role: "status", part: "status" });
    this.#note = make("p", { className: "quiet" });
    this.#groups = make("div");
    this.#filters = make("details", { hidden: true, part: "facets" }, make("summary", {}, t.filters), this.#groups);
    this.#hits = make("ol", { className: "hits", part: "results", lang: "ja" });
    this.#after = make("div", { className: "after" });
    this.#live = make("p", { className: "vh", role: "status" });
    const box = make("div", { className: `box ${this.#option("theme", THEMES)}`, part: "box", lang: t.lang },
      this.#form, this.#status, this.#live, this.#note, this.#filters, this.#hits, this.#after);
    this.shadowRoot.replaceChildren(box);
    this.#listen();
    if (focused) this.#input.focus();
  }

  get #open() { return this.#option("open", OPENS); }
  get #limit() { return Math.min(Math.max(parseInt(this.getAttribute("limit")) || 5, 1), MOST); }

  #option(name, choices) {
    return choices.find((choice) => choice === this.getAttribute(name)) ?? choices[0];
  }

  // The search site: src, else where this script is from. Only web addresses are.
  #site() {
    const src = this.getAttribute("src");
    const url = (src && webAddress(src, document.baseURI)) || new URL(".", import.meta.url);
    url.search = url.hash = "";
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    return url;
  }

  #fixed(name) {
    return (this.getAttribute(name) || "").split("|").map((value) => value.trim()).filter(Boolean);
  }

  // filter="HEADING=VALUE|…"
  get #own() {
    return this.#fixed("filter").map((one) => one.split(/=(.*)/)).filter(([, value]) => value);
  }

  #clear() {
    for (const values of this.#chosen.values()) values.clear();
  }

  #arguments() {
    const found = new URLSearchParams();
    const text = this.#input.value.trim();
    if (text) found.set("q", text);
    for (const [name, chosen] of this.#chosen)
      for (const value of new Set([...this.#fixed(name), ...chosen]))
        if (name !== "new" || value === "1") found.append(name, value);
    for (const [name, value] of this.#own) found.append(name, value);
    return found;
  }

  #address(path, given) {
    const url = new URL(path, this.#base);
    url.search = given;
    return url;
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#input.addEventListener("input", () => this.#type());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the focus stays in the box
      const option = event.target.closest("[role=option]");
      if (option && !event.button) this.#take(option.dataset.text);
    });
  }

  // Searching

  #submit(event) {
    this.#close();
    if (this.#plain) {
      for (const old of this.#form.querySelectorAll("[type=hidden]")) old.remove();
      const given = this.#arguments();
      given.delete("q");
      if (this.#t.lang === "en") given.set("lang", "en");
      for (const [name, value] of given) this.#form.append(make("input", { type: "hidden", name, value }));
      return; // and the browser sends the form
    }
    event.preventDefault();
    this.#search();
  }

  async #search(given = this.#arguments(), page = 1) {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const paged = new URLSearchParams(given);
    paged.set("per_page", this.#limit);
    if (page > 1) paged.set("page", page);
    const slow = setTimeout(() => this.#say(this.#t.slow, true), SLOW);
    const enough = setTimeout(() => asked.abort(), PATIENCE);
    this.#say(this.#t.busy);
    try {
      const data = checked(await this.#get("api/search", paged, asked.signal));
      if (asked !== this.#asked) return;
      this.#shown = given;
      this.#page = page;
      this.#show(data);
      this.#tell("results", data);
    } catch (error) {
      if (asked !== this.#asked) return; // another search took its place
      this.#say(this.#t.failed, true);
      this.#tell("error", { message: String(error?.message ?? error) });
    } finally {
      if (asked === this.#asked) this.#asked = null;
      clearTimeout(slow);
      clearTimeout(enough);
    }
  }

  async #get(path, given, signal) {
    const response = await fetch(this.#address(path, given), { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }

  #say(text, plain = false) {
    this.#status.textContent = text;
    this.#plain = plain;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`program-search:${name}`, { detail, bubbles: true, composed: true }));
  }

  #show(data) {
    const t = this.#t;
    this.#columns = (Array.isArray(data.columns) ? data.columns : []).filter(({ heading }) => isText(heading));
    const items = data.hits.flatMap((hit, at) => {
      const item = this.#item(hit);
      const told = this.#page > 1 && this.#hits.querySelector(".line");
      if (!hit.similar || data.hits[at - 1]?.similar || told) return [item];
      return [make("li", { className: "line quiet", lang: t.lang }, t.alike), item];
    });
    this.#facets(data.facets);
    const told = /\s/.test(this.#shown.get("q")) ? t.partial : t.near;
    this.#note.replaceChildren(data.complete < data.total && this.#shown.has("q") ? told(data.complete) : "");
    if (data.similar) this.#note.append(t.similar(data.similar));
    if (data.suggestion) this.#note.append(make("span", {}, ` ${data.corrected ? t.corrected : t.maybe} `),
      make("button", { type: "button", lang: "ja", onclick: () => this.#take(data.suggestion) }, data.suggestion));
    if (this.#page === 1) this.#hits.replaceChildren(...items);
    else this.#hits.append(...items);
    const listed = data.total + (data.similar ?? 0);
    const left = listed - this.#hits.querySelectorAll("[part=item]").length;
    this.#after.replaceChildren();
    if (left > 0 && items.length)
      this.#after.append(make("button", { type: "button", part: "more", onclick: () => this.#search(this.#shown, this.#page + 1) }, t.more(left)));
    this.#after.append(this.#link(this.#all(), listed ? t.all(listed) : t.go));
    this.#say(t.found(data.total));
    if (this.#page > 1) items[0]?.querySelector("a, button")?.focus();
  }

  #all() {
    const given = new URLSearchParams(this.#shown);
    if (!given.size) given.set("sort", "plan");
    if (this.#t.lang === "en") given.set("lang", "en");
    return this.#address("", given);
  }

  #link(url, text, lang = null) {
    const away = this.#open === "new";
    return make("a", { href: url.href, part: "link", lang, target: away ? "_blank" : null, rel: away ? "noopener" : null },
      ...[text].flat(), away ? make("span", { className: "vh", lang: this.#t.lang }, this.#t.newTab) : null);
  }

  #reason(one, at) {
    const [label, word] = one.split(": ");
    const said = this.#t.reasons?.[label];
    if (!said) return [at ? "、" : null, one];
    return [at ? "、" : null, make("span", { lang: this.#t.lang }, word ? `${said}: ` : said), word];
  }

  #item(hit) {
    const t = this.#t;
    const url = webAddress(hit.url, this.#base);
    if (!url) throw new TypeError("no address");
    const name = excerpt(hit.name, hit.fragments?.name);
    const where = [hit.department, ...(hit.division ?? []), hit.area].filter(Boolean).join("・");
    const head = make("p", { className: "name", part: "name" });
    const summary = make("p", { part: "summary" }, ...excerpt(hit.summary, hit.fragments?.summary, EXCERPT));
    const item = make("li", { part: "item" }, head, make("p", { className: "quiet" }, where), summary);
    const cells = this.#cells(hit, ["card"]);
    if (cells.length) item.append(make("p", { className: "quiet", part: "cells" }, cells.map(([label, text]) => `${label}: ${text}`).join(" / ")));
    if (hit.because?.length) item.append(make("p", { className: "quiet" }, make("span", { lang: t.lang }, `${t.because} `), ...hit.because.flatMap((one, at) => this.#reason(one, at))));
    if (this.#open === "inline") {
      const detail = this.#detail(hit, url);
      const toggle = make("button", { type: "button", "aria-expanded": "false", onclick: () => {
        summary.hidden = detail.hidden; // the detail has all of it
        detail.hidden = !detail.hidden;
        toggle.setAttribute("aria-expanded", String(!detail.hidden));
      } }, ...name);
      head.append(toggle);
      item.append(detail);
    } else head.append(this.#link(url, name, "ja"));
    if (hit.is_new) head.append(make("span", { className: "new", lang: t.lang }, t.isNew));
    return item;
  }

  #cells(hit, shown) {
    return this.#columns.filter((column) => shown.includes(column.shown))
      .map(({ heading, label, unit }) => [label?.[this.#t.lang] ?? heading, hit.columns?.[heading], unit])
      .filter(([, text]) => isText(text) && text)
      .map(([label, text, unit]) => [label, unit && !label.endsWith("）") && /^[△\d０-９,，.～]+$/.test(text) ? text + unit : text]);
  }

  #detail(hit, url) {
    const t = this.#t;
    const rows = [[t.summary, hit.summary], [t.targets, hit.targets], ...this.#cells(hit, ["card", "page"])].filter(([, text]) => isText(text) && text);
    return make("div", { className: "detail", hidden: true, part: "detail" },
      make("dl", {}, ...rows.flatMap(([name, text]) => [make("dt", { lang: t.lang }, name), make("dd", {}, text)])),
      this.#link(url, make("span", { lang: t.lang }, t.page)));
  }

  // Filters

  #facets(facets) {
    const t = this.#t;
    const own = this.#columns.filter(({ kind }) => kind === "facet");
    const labels = Object.fromEntries(own.map(({ heading, label }) => [heading, label?.[t.lang] ?? heading]));
    const all = [...Object.keys(labels), ...FACETS];
    const wanted = this.getAttribute("facets")?.split(/[\s,]+/) ?? ["department", "area", ...Object.keys(labels)];
    for (const name of all) if (!this.#chosen.has(name)) this.#chosen.set(name, new Set());
    const names = all.filter((name) => wanted.includes(name) && !this.#fixed(name).length && !this.#own.some(([own]) => own === name));
    const at = this.shadowRoot.activeElement;
    const open = new Set([...this.#groups.querySelectorAll("details[open]")].map((one) => one.dataset.name));
    this.#groups.replaceChildren(...names.filter((name) => facets[name]?.length).map((name) =>
      make("fieldset", {}, make("legend", {}, labels[name] ?? t[name]), ...this.#folded(name, facets[name], open.has(name)))));
    const chosen = [...this.#chosen.values()].reduce((sum, values) => sum + values.size, 0);
    if (chosen) this.#groups.append(make("button", { type: "button", onclick: () => { this.#clear(); this.#search(); this.#input.focus(); } }, t.clear));
    this.#filters.hidden = !this.#groups.children.length;
    this.#filters.firstChild.textContent = chosen ? `${t.filters} (${chosen})` : t.filters;
    for (const box of this.#groups.querySelectorAll("input"))
      if (at?.type === "checkbox" && box.name === at.name && box.value === at.value) box.focus();
  }

  #folded(name, values, open) {
    const shown = (one, at) => values.length <= VALUES + 1 || at < VALUES || this.#chosen.get(name).has(one.value);
    const list = (some) => make("ul", { lang: "ja" }, ...some.map((one) => this.#choice(name, one)));
    const rest = values.filter((one, at) => !shown(one, at));
    if (!rest.length) return [list(values)];
    const details = make("details", { open }, make("summary", {}, this.#t.rest(rest.length)), list(rest));
    details.dataset.name = name;
    return [list(values.filter(shown)), details];
  }

  #choice(name, { value, count }) {
    const own = name === "new" ? "1" : value;
    const values = this.#chosen.get(name);
    return make("li", {}, make("label", {},
      make("input", { type: "checkbox", name, value: own, checked: values.has(own), onchange: (event) => {
        if (event.target.checked) values.add(own);
        else values.delete(own);
        this.#search();
      } }), make("span", { lang: name === "new" ? this.#t.lang : null }, name === "new" ? this.#t.new : String(value), " ", make("small", {}, String(count)))));
  }

  // Suggestions: a combobox as the ARIA practices have it

  #type() {
    this.#typed = this.#input.value;
    clearTimeout(this.#timer);
    if (!this.#typed.trim()) return this.#close();
    this.#timer = setTimeout(() => this.#suggest(), PAUSE);
  }

  async #suggest() {
    this.#lookup?.abort();
    const lookup = (this.#lookup = new AbortController());
    try {
      const { suggestions } = await this.#get("api/suggest", new URLSearchParams({ q: this.#typed }), lookup.signal);
      const texts = suggestions.map(({ text }) => text).filter(isText);
      if (lookup !== this.#lookup || this.shadowRoot.activeElement !== this.#input) return;
      if (!this.#asked && this.#plain) this.#say(""); // the server answers again
      if (!texts.length) return this.#close();
      this.#list.replaceChildren(...texts.map((text, index) => {
        const option = make("li", { id: `s${index}`, role: "option", "aria-selected": "false", lang: "ja" }, text);
        option.dataset.text = text;
        return option;
      }));
      this.#active = -1;
      this.#list.hidden = false;
      this.#input.setAttribute("aria-expanded", "true");
      this.#input.removeAttribute("aria-activedescendant");
      this.#live.textContent = this.#t.options(texts.length);
    } catch {
      // the search goes on without
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#lookup?.abort();
    this.#lookup = null;
    this.#list.hidden = true;
    this.#live.textContent = "";
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    // Keys of a conversion belong to the input method, Enter among them.
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
      return;
    }
    if (this.#list.hidden) return;
    if (event.key === "Escape") {
      this.#input.value = this.#typed;
      this.#close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  }

  // Beyond either end is the box itself, with what was typed.
  #move(step) {
    const options = [...this.#list.children];
    this.#active = ((this.#active + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.#active)));
    const option = options[this.#active];
    this.#input.value = option?.dataset.text ?? this.#typed;
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #take(text) {
    this.#input.value = this.#typed = text;
    this.#close();
    this.#search();
  }
}

if ("adoptedStyleSheets" in Document.prototype && !customElements.get("program-search"))
  customElements.define("program-search", ProgramSearch);
