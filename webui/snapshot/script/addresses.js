// What an address asks for, as the site's own addresses say it, and the address of a query.

import { QueryProblem } from "./parser.js";

const FILTERS = { department: "departments", division: "divisions", area: "areas" };
const DAY = 86_400_000;
// 1970-01-01 as an ordinal of Python's.
const EPOCH = 719_163;
export const SEARCH = "search.html";

export function queryOf(params, columns) {
  const number = (name, otherwise) => Math.max(1, Number.parseInt(params.get(name), 10) || otherwise);
  const query = {
    text: params.get("q") ?? "",
    newOnly: params.get("new") === "1",
    sort: params.get("sort") || "relevance",
    page: number("page", 1),
    perPage: Math.min(100, number("per_page", number("limit", 10))),
    facets: {},
    ranges: {},
    open: {},
  };
  for (const [name, field] of Object.entries(FILTERS)) query[field] = params.getAll(name).filter(Boolean);
  for (const { heading, kind, deadline } of columns) {
    if (deadline && params.get(`${heading}.open`) === "1") query.open[heading] = today();
    if (kind === "facet") query.facets[heading] = params.getAll(heading).filter(Boolean);
    const ends = [`${heading}.from`, `${heading}.to`].map((name) => params.get(name) || null);
    if (ends.some((end) => end !== null)) query.ranges[heading] = ends.map((end) => ordinal(end, kind, heading));
  }
  return query;
}

// The day in Japan, wherever the browser is.
const today = () => Math.floor((Date.now() + 9 * 3_600_000) / DAY) + EPOCH;

// A number, or a day as Python counts it; a server reads more ways to write them.
function ordinal(end, kind, heading) {
  if (end === null) return null;
  const plain = end.normalize("NFKC");
  const day = Math.floor(Date.parse(`${plain}T00:00:00Z`) / DAY) + EPOCH;
  const found = kind === "date" ? day : Number(plain.replaceAll(",", ""));
  if (!Number.isNaN(found)) return found;
  const wanted = kind === "date" ? "日付（2026-05-01）" : "数字";
  throw new QueryProblem(`「${heading}」の「${end}」を読めません。${wanted}で入れてください。`);
}

// The parameters without some values, or with others.
export function changed(params, changes) {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return `?${next}`;
}

export function without(params, name, value) {
  const next = new URLSearchParams();
  for (const [key, one] of params) if (key !== "page" && !(key === name && one === value)) next.append(key, one);
  return `?${next}`;
}
