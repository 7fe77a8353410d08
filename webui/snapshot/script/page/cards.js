// Hits as cards, with the markup of the site's own (templates/macros.html).

const OPENING = 160;
const WHOLE = 200;

export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A text of the words that the page brings, its gaps filled.
export const filled = (text, values) =>
  text.replace(/#(\w+)#/g, (_, name) => (typeof values[name] === "number" ? values[name].toLocaleString("ja") : values[name]));

function marked(fragments) {
  return fragments.map(({ text, matched }) => (matched ? make("mark", {}, text) : text));
}

function passage(text, fragments, words, label) {
  if (!text) return null;
  const signs = [...text];
  const shown = fragments?.length ? marked(fragments) : [signs.length <= WHOLE ? text : `${signs.slice(0, OPENING).join("")}…`];
  const whole = fragments?.length ? fragments.map((one) => one.text).join("") === text : signs.length <= WHOLE;
  const rest = whole
    ? null
    : make("details", {}, make("summary", {}, words.unfold, make("span", { class: "vh" }, `（${label}）`)), make("p", {}, text));
  return make("div", { class: "text" }, make("p", { class: "excerpt" }, ...shown), rest);
}

function where(hit) {
  const place = [hit.department, hit.division.join("・")].filter(Boolean).join(" ");
  return make("p", { class: "where" }, place && make("span", {}, place), hit.area && make("span", {}, hit.area));
}

// The unit behind a number that says none, as corpus/columns/shown_unit.py has it.
function unitBehind(column, text, words) {
  const unit = words.units[column.heading] ?? "";
  const plain = unit && text.normalize("NFKC").trim();
  if (!plain || !new RegExp(words.bare_number, "u").test(plain)) return "";
  return /[0-9]$/.test(plain) ? unit : `（${unit}）`;
}

function cells(hit, columns, words) {
  const shown = columns.filter((column) => column.shown === "card" && hit.columns?.[column.heading]);
  if (!shown.length) return null;
  const rows = shown.map((column) => {
    const fragments = hit.fragments[column.heading];
    const value = fragments?.length ? marked(fragments) : [hit.columns[column.heading]];
    const unit = unitBehind(column, hit.columns[column.heading], words);
    return make("div", {}, make("dt", {}, column.label.ja), make("dd", {}, ...value, unit));
  });
  return make("dl", { class: "cells" }, ...rows);
}

// The years that the program has, as links; nothing where it has one.
function years(hit, words) {
  if (!(hit.years?.length > 1)) return null;
  const links = hit.years.flatMap(({ year, id, url }) => [" ", id === hit.id ? make("b", {}, String(year)) : make("a", { href: url }, String(year))]);
  return make("p", { class: "where" }, words.years_of_hit, ...links);
}

export function card(hit, columns, words) {
  const name = hit.fragments.name?.length ? marked(hit.fragments.name) : [hit.name];
  const title = make("h3", { id: `h-${hit.id}` }, make("a", { href: hit.url }, ...name), " ");
  if (hit.is_new) title.append(make("span", { class: "tag new" }, words.labels.new));
  if (hit.repost_of) title.append(make("span", { class: "tag" }, words.repost_mark));
  const targets = hit.targets &&
    make("div", { class: "targets" }, make("h4", {}, words.labels.targets), passage(hit.targets, hit.fragments.targets, words, words.labels.targets));
  return make(
    "li", { class: "card", id: `p-${hit.id}` },
    make(
      "article", { "aria-labelledby": `h-${hit.id}` }, title, where(hit),
      passage(hit.summary, hit.fragments.summary, words, words.labels.summary),
      cells(hit, columns, words), targets,
      years(hit, words),
      hit.because.length ? make("p", { class: "because" }, `${words.because} ${hit.because.join(words.because_join)}`) : null,
    ),
  );
}
