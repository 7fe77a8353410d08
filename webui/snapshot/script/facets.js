// Filters, and counts that ignore the facet's own selection: indexer/answer/facets.py and spans.py.

const ABOVE = " › ";

import { numbers } from "./packing.js";

export class Facets {
  constructor(tables, core) {
    this.tables = tables;
    const { values } = core.facets;
    const [department, area, fresh] = ["department", "area", "new"].map((name) => numbers(core.facets[name]));
    const [division, own] = [several(core.facets.division), several(core.facets.own)];
    const headings = Object.keys(values).slice(3);
    this.columns = core.columns;
    this.most = core.constants.view.MOST_VALUES;
    this.fresh = "新規";
    this.values = { department: values.department, division: values.division, area: values.area, new: [this.fresh] };
    const single = (numbers, known) => numbers.map((number) => (number < known.length ? [known[number]] : []));
    this.of = {
      department: single(department, values.department),
      division: division.map((numbers) => numbers.map((number) => values.division[number])),
      area: single(area, values.area).map((paths) => paths.flatMap((path) => above(path, values.area))),
      new: fresh.map((flag) => (flag ? [this.fresh] : [])),
    };
    let start = 0;
    for (const heading of headings) {
      const known = values[heading];
      const first = start;
      this.values[heading] = known;
      this.of[heading] = own.map((numbers) =>
        numbers.filter((n) => n >= first && n < first + known.length).map((n) => known[n - first]),
      );
      start += known.length;
    }
    this.withSpans = this.columns.filter((column) => ["number", "date"].includes(column.kind)).map((c) => c.heading);
  }

  // The least and the largest of each program by column; nothing of any while it is not there.
  get spans() {
    const { lows, highs } = this.tables.whole("spans") ?? { lows: this.withSpans.map(() => []), highs: [] };
    return { lows, highs: lows.map((row, at) => highs[at] ?? row) };
  }

  // The choices of a query by facet; only those that narrow.
  chosen(query) {
    const chosen = {
      department: query.departments, division: query.divisions, area: query.areas,
      new: query.newOnly ? [this.fresh] : [], ...query.facets,
    };
    return Object.fromEntries(Object.entries(chosen).filter(([name, values]) => values?.length && this.of[name]));
  }

  passes(doc, chosen, except = "") {
    return Object.entries(chosen).every(
      ([name, values]) => name === except || this.of[name][doc].some((value) => values.includes(value)),
    );
  }

  // The values of each facet among some programs under the other facets' choices; programs of one
  // of the groups, where there are any, count as one.
  count(docs, chosen, groups = null) {
    return Object.fromEntries(
      Object.keys(this.of).map((name) => {
        const counts = new Map();
        const seen = new Set();
        for (const doc of docs) {
          if (!this.passes(doc, chosen, name)) continue;
          for (const value of new Set(this.of[name][doc])) {
            const once = groups && `${groups[doc]} ${value}`;
            if (!groups || !seen.has(once)) counts.set(value, (counts.get(value) ?? 0) + 1);
            if (groups) seen.add(once);
          }
        }
        return [name, this.listed(name, counts, chosen[name] ?? [])];
      }),
    );
  }

  listed(name, counts, chosen) {
    const known = this.values[name];
    const names = known.filter((value) => counts.has(value) || chosen.includes(value));
    names.push(...new Set(chosen.filter((value) => !known.includes(value))));
    const rows = names.map((value) => ({ value, count: counts.get(value) ?? 0, selected: chosen.includes(value) }));
    if (rows.length <= this.most) return rows;
    const commonest = new Set([...rows].sort((one, other) => other.count - one.count).slice(0, this.most));
    return rows.filter((row) => commonest.has(row) || row.selected);
  }

  // The rows of programs within all ranges of a query, which can be asked for on the days of ``open``:
  // {heading: [low, high]}, {heading: day}.
  within(rows, ranges, open) {
    const asked = [...Object.entries(ranges), ...Object.entries(open)].map(([heading]) => this.withSpans.indexOf(heading));
    if (asked.every((row) => row < 0)) return rows;
    const { lows, highs } = this.spans;
    const isOpen = (doc) => Object.entries(open).every(([heading, day]) => {
      const row = this.withSpans.indexOf(heading);
      const [low, high] = [lows[row]?.[doc] ?? Infinity, highs[row]?.[doc] ?? -Infinity];
      return row < 0 || (low <= day && high >= day);
    });
    const isWithin = (doc) => Object.entries(ranges).every(([heading, [low, high]]) => {
      const row = this.withSpans.indexOf(heading);
      if (row < 0) return true;
      const column = this.columns.find((one) => one.heading === heading);
      const most = highs[row][doc];
      const least = column.deadline ? most : lows[row][doc];
      if (most === null) return false;
      return (low === null || most >= low) && (high === null || least <= high);
    });
    return rows.filter(({ doc }) => isOpen(doc) && isWithin(doc));
  }

  // A key to sort by a column, smallest first; null where there is no such order.
  orderBy(sort) {
    const heading = sort.replace(/^-/, "");
    const column = this.columns.find((one) => one.heading === heading && one.sortable);
    const row = this.withSpans.indexOf(heading);
    if (!column || row < 0) return null;
    const last = (value) => (value === null ? Infinity : value);
    const { lows, highs } = this.spans;
    if (sort !== heading) return (doc) => (highs[row][doc] === null ? Infinity : -highs[row][doc]);
    return (doc) => last(column.deadline ? highs[row][doc] : lows[row][doc]);
  }
}

// The numbers of each program, of how many each has and which.
function several([counts, values]) {
  const all = numbers(values);
  let at = 0;
  return numbers(counts).map((count) => all.slice(at, (at += count)));
}

// An area and those above it.
function above(path, known) {
  const names = path.split(ABOVE);
  return names.map((_, at) => names.slice(0, at + 1).join(ABOVE)).filter((one) => known.includes(one));
}

// The years of a collection: the one that a query means, and programs over the years as one hit;
// indexer/years.

export const YEAR = "年度";
// What stands for all years among the values of the facet.
export const ALL = "all";

export class Years {
  // Of a collection of one year the tables say nothing, and everything stays as it is.
  constructor(core) {
    this.years = (core.years ?? []).map(String);
    this.heads = core.heads ?? [];
  }

  // The query with the year that it means: the newest, unless it says another, several or all.
  meant(query) {
    const chosen = query.facets[YEAR] ?? [];
    if (!this.years.length || (chosen.length && !chosen.includes(ALL))) return query;
    const year = chosen.includes(ALL) ? [] : [this.years[0]];
    return { ...query, facets: { ...query.facets, [YEAR]: year } };
  }

  // The thread of each program, where the query, which says what it means, is in several years.
  groups(query) {
    return this.years.length && query.facets[YEAR].length !== 1 ? this.heads : null;
  }
}

// One row of each group: a complete one, if any is, the newest; newer years come first.
export function folded(rows, groups) {
  const order = (row) => [Boolean(row.alike), !row.complete, row.doc].map(Number);
  const first = new Map();
  for (const row of rows) {
    const other = first.get(groups[row.doc]);
    if (!other || before(order(row), order(other))) first.set(groups[row.doc], row);
  }
  const kept = new Set(first.values());
  return rows.filter((row) => kept.has(row));
}

function before(one, other) {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at >= 0 && one[at] < other[at];
}
