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
