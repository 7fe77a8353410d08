// The search of a folder of files: a query in, the values of /api/search out.

import { Analyzer } from "./analyzer.js";
import { Channels } from "./channels.js";
import { Compiler } from "./compile.js";
import { Cuts } from "./cuts.js";
import { Facets } from "./facets.js";
import { Highlighter } from "./fragments.js";
import { keyOf, Lookup } from "./lookup.js";
import { Parser } from "./parser.js";
import { best, Ranker } from "./ranking.js";
import { Records, Tables } from "./tables.js";
import { letters, Text } from "./text.js";
import { numbers, variants } from "./packing.js";
import { Words } from "./words.js";
import { folded, Years } from "./facets.js";

// What likenesses are multiplied by to be numbers: indexer/browser/records.py.
const LIKENESS = 10_000;
const EMPTY = { text: "", departments: [], divisions: [], areas: [], newOnly: false, sort: "relevance", page: 1, perPage: 10, facets: {}, ranges: {}, open: {}, onlyCards: false };

export class Search {
  // The search of the files beside an address. Rejects when they cannot be read.
  static async open(base) {
    const tables = await Tables.open(base);
    return new Search(tables, tables.manifest.core);
  }

  constructor(tables, core) {
    this.tables = tables;
    this.core = core;
    this.records = new Records(tables);
    const text = new Text(core.constants, variants(core.constants.variants));
    const lookup = new Lookup(tables, core, text);
    const analyzer = new Analyzer(tables, core, text, () => this.reading());
    const cuts = new Cuts(tables, core, lookup);
    this.cuts = cuts;
    const channels = new Channels(tables, core, text, lookup, cuts);
    const parser = new Parser(core.constants);
    const parts = {
      text, lookup, analyzer, cuts, channels, parser,
      words: new Words(core),
      reading: () => this.reading(),
      further: () => this.further(),
    };
    this.compiler = new Compiler(parts, core);
    this.ranker = new Ranker(lookup, core);
    this.facets = new Facets(tables, core);
    this.years = new Years(core);
    this.highlighter = new Highlighter(tables, core, lookup, text);
  }

  // What queries in kana and Latin letters need; undefined until it is there.
  reading() {
    const code = this.tables.module("reading");
    return code && (this.read ??= new code.Reading(this));
  }

  // What few queries need; undefined until it is there.
  further() {
    const [code, reading] = [this.tables.module("further"), this.reading()];
    return code && reading && (this.made ??= new code.Further(this, reading));
  }

  // What may be meant by a text that is being typed.
  async suggested(text) {
    const { suggestions } = await this.tables.settled(() => this.further());
    return suggestions.of(text);
  }

  // The page of hits that a query asks for. Rejects with QueryProblem for what cannot be searched.
  async search(asked) {
    const query = this.years.meant({ ...EMPTY, ...asked });
    return this.tables.settled(() => this.answer(query));
  }

  // Everything that is looked up must be there before what follows from it is asked for.
  answer(query) {
    const first = this.ranked(query.text);
    if (!first) return null;
    const missing = this.missing(first.plan, first.ranking);
    const better = missing.length ? (this.further()?.corrections.of(query.text, missing) ?? null) : null;
    if (this.tables.wanted.size) return null;
    const other = better && this.ranked(better.text);
    if (better && !other) return null;
    // What finds nothing is no correction; what no program has all of is no sure one.
    if (!other?.ranking.rows.some((row) => !row.alike)) return this.page(query, first.ranking, missing, null);
    const sure = better.sure && other.ranking.rows.some((row) => row.complete);
    if (sure) return this.page(query, other.ranking, this.missing(other.plan, other.ranking), better);
    const rows = other.ranking.rows.map((row) => ({ ...row, complete: false }));
    return this.page(query, { ...other.ranking, rows }, missing, { ...better, sure });
  }

  // The plan of a text and its ranking; null while something is not there yet.
  ranked(text) {
    const plan = this.compiler.compile(text);
    if (this.tables.wanted.size) return null;
    let ranking = { rows: [], found: [], rest: [] };
    if (plan.slots.length) {
      ranking = this.ranker.rank(plan);
      if (!plan.exact && !this.tables.wanted.size) ranking = this.ranker.filled(ranking, (doc) => this.nearest(doc));
    } else if (plan.excluded.length || !text.trim()) {
      ranking = this.ranker.withoutExcluded(this.ranker.everything(), plan);
    }
    return this.tables.wanted.size ? null : { plan, ranking };
  }

  nearest(doc) {
    const record = this.records.of(doc);
    if (!record) return [];
    return (record.nearest ??= likenesses(numbers(record.alike)));
  }

  missing(plan, ranking) {
    const nowhere = plan.slots.filter((slot, at) => slot.required && !stands(slot, ranking.found[at] ?? []));
    return [...new Set(nowhere.map((slot) => slot.text))];
  }

  page(query, ranking, missing, better) {
    const chosen = this.facets.chosen(query);
    const groups = this.years.groups(query);
    const within = this.facets.within(ranking.rows, query.ranges, query.open);
    const facets = this.facets.count(within.filter((row) => !row.alike).map((row) => row.doc), chosen, groups);
    const allowed = within.filter(({ doc }) => this.facets.passes(doc, chosen));
    const rows = groups ? folded(allowed, groups) : allowed;
    const matching = rows.filter((row) => !row.alike);
    const start = (query.page - 1) * query.perPage;
    const hits = this.ordered(rows, query.sort).slice(start, start + query.perPage);
    if (start === 0 && query.sort === EMPTY.sort) this.askForBest(ranking.found);
    if (this.tables.wanted.size) return null;
    const view = {
      query: query.text,
      total: matching.length,
      complete: rows.filter((row) => row.complete).length,
      similar: rows.length - matching.length,
      page: query.page,
      per_page: query.perPage,
      generation: this.tables.manifest.generation,
      hits: hits.map((row) => this.hit(row, ranking.found, query.onlyCards)),
      facets,
      missing,
      suggestion: better?.text ?? null,
      corrected: better?.sure ?? false,
    };
    if (this.core.columns.length) view.columns = this.core.columns;
    return view;
  }

  // Of a search for one word the first hits are mostly the best that have it.
  askForBest(found) {
    const word = found.length === 1 && found[0].find(({ match }) => match.channel === "WORD" && !match.hint);
    if (word) this.cuts.withLetters(letters(word.match.text)).forEach((term) => this.records.best(term));
  }

  ordered(rows, sort) {
    const key = this.facets.orderBy(sort);
    const behind = (one, other) => Boolean(one.alike) - Boolean(other.alike);
    if (key) return [...rows].sort((one, other) => behind(one, other) || key(one.doc) - key(other.doc) || one.doc - other.doc);
    if (sort !== "relevance") return [...rows].sort((one, other) => behind(one, other) || one.doc - other.doc);
    return [
      ...best(rows.filter((row) => row.complete), rows.length),
      ...best(rows.filter((row) => !row.complete), rows.length),
    ].sort(behind);
  }

  // One hit: the program, with only the columns that a card has or all, and why it was found.
  hit({ doc, score, complete, alike }, found, onlyCards) {
    const record = this.records.of(doc);
    const page = onlyCards ? null : this.tables.at("pages", doc);
    if (this.tables.wanted.size) return null;
    const slots = found.map((own) => telling(own.filter(({ postings }) => has(postings.docs, doc)).map((one) => one.match)));
    const matches = slots.flat();
    const { program, years } = record;
    const fragments = {
      ...this.highlighter.of(doc, record, this.core.cards, matches),
      ...(page && this.highlighter.of(doc, page, this.core.pages, matches)),
    };
    return {
      ...program,
      ...(page && { columns: { ...program.columns, ...page.columns } }),
      url: address(program.id),
      score: Math.round(score * 1e4) / 1e4,
      partial: !complete,
      similar: Boolean(alike),
      fragments,
      because: this.reasons(slots, matched(program, fragments)),
      ...(years && { years: years.map((one) => ({ ...one, url: address(one.id) })) }),
    };
  }

  // What is read as it is typed, and stands so in a text that matched, is the word itself.
  reasons(slots, texts) {
    const { labels } = this.core.constants;
    const said = slots
      .filter((own) => own.length)
      .map((own) => own.reduce((best, one) => (one.weight > best.weight ? one : best)))
      .map(({ channel, text }) => {
        const literal = channel === "READING" && texts.some((one) => one.includes(text));
        return labels[channel] && !literal ? `${labels[channel]}: ${text}` : text;
      });
    if (said.length) return [...new Set(said)];
    return slots.length ? [this.core.constants.explain.ALIKE] : [];
  }
}

// [program, likeness] of the programs that are like one, each likeness less than the one before.
function likenesses(all) {
  let likeness = 2 * (all[1] ?? 0);
  return Array.from({ length: all.length / 2 }, (_, at) => [all[2 * at], (likeness -= all[2 * at + 1]) / LIKENESS]);
}

const address = (id) => `programs/${encodeURIComponent(id)}.html`;

// Whether the word of a slot was found, be it in the name of a place, where it is a hint.
function stands(slot, found) {
  const own = new Set(slot.matches.filter((one) => !one.hint).map(keyOf));
  return found.some(({ match }) => !match.hint || own.has(keyOf(match)));
}

// What of a hit's fields matched, and the names of its places, which have no fragments.
function matched(program, fragments) {
  const own = Object.values(fragments).flat().filter((one) => one.matched).map((one) => one.text);
  return [...own, program.area, program.department, ...program.division];
}

// Hints only where there is nothing better.
function telling(matches) {
  const sure = matches.filter((one) => !one.hint);
  return sure.length ? sure : matches;
}

function has(docs, wanted) {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (docs[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return docs[low] === wanted;
}
