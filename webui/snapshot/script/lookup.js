// Looking up matches: which programs, with which weight, and where: indexer/query/lookup.py.
//
// A match has channel, weight, text, parts (lists of terms), steps, surface, reach, hint, where.
// Postings are {docs, weights}, both ascending by program.

import { ascending, numbers } from "./packing.js";
import { Surfaces } from "./surfaces.js";

export const Reach = { PHRASE: 0, NEAR: 1, ANYWHERE: 2 };
export const Where = { TEXT: 0, ANYWHERE: 1, PLACE: 2 };
export const NOTHING = { docs: [], weights: [] };

export function match(channel, weight, text, parts = [], more = {}) {
  return { channel, weight, text, parts, steps: parts.map((_, at) => at), surface: "", reach: 0, hint: false, where: 0, ...more };
}

export const keyOf = (one) =>
  `${one.parts.map((terms) => terms.join()).join(";")}|${one.steps.join()}|${one.surface}|${one.reach}|${one.where === Where.PLACE}`;

// A match of a text as the files have it; see indexer/browser/files.py.
export function fromFile(row, own) {
  if (Array.isArray(row[0])) return match("WORD", 1, own, row);
  const [weight, text, parts, steps, reach = 0, surface = "", hint = false] = row;
  return match("WORD", weight, text, parts, { steps, reach, surface, hint });
}

export const idf = (programs, frequency) => Math.log1p((programs - frequency + 0.5) / (frequency + 0.5));

export class Lookup {
  constructor(tables, core, text) {
    this.tables = tables;
    this.surfaces = new Surfaces(tables, core, text);
    this.core = core;
    this.programs = core.programs;
    this.width = core.width;
    this.k1 = core.constants.field_boosts.K1;
    this.near = core.constants.positions.NEAR_POSITIONS;
    this.placeTerms = new Set(ascending(core.places.terms));
    this.measure();
    this.cache = new Map();
  }

  // Where the positions of each slot begin, and what an occurrence in it adds.
  measure() {
    const { fields, averages, programs, width } = this.core;
    const lengths = this.core.lengths.map(numbers);
    this.bounds = new Int32Array(programs * width + 1);
    this.occurrence = new Float32Array(programs * width);
    for (let slot = 0; slot < programs * width; slot += 1) {
      const field = slot % width;
      const length = lengths[field][(slot - field) / width];
      const { boost, b } = fields[field];
      this.bounds[slot + 1] = this.bounds[slot] + length;
      if (length) this.occurrence[slot] = boost / (1 - b + (b * length) / (averages[field] || 1));
    }
  }

  slot(position) {
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.bounds[middle] <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  kept(key, work) {
    if (this.cache.has(key)) return this.cache.get(key);
    const { misses } = this.tables;
    const value = work();
    if (this.tables.misses === misses) this.cache.set(key, value);
    return value;
  }

  term(number) {
    return typeof number === "string" ? number : (this.tables.at("postings", number)?.[0] ?? "");
  }

  ofTerm(number) {
    return this.kept(`at ${number}`, () => ascending(this.tables.at("postings", number)?.[1] ?? ""));
  }

  // Where any of some terms stands, ascending.
  ofTerms(terms) {
    if (terms.length === 1) return this.ofTerm(terms[0]);
    return this.kept(`any ${terms.join()}`, () => {
      const all = this.joined(terms.map((term) => this.ofTerm(term))).sort();
      return all.filter((position, at) => at === 0 || position !== all[at - 1]);
    });
  }

  joined(lists) {
    const all = new Int32Array(lists.reduce((sum, one) => sum + one.length, 0));
    let at = 0;
    for (const one of lists) {
      all.set(one, at);
      at += one.length;
    }
    return all;
  }

  // Where a match begins; its parts stand at its steps from there.
  positions(one) {
    return this.kept(`${keyOf({ ...one, surface: "", reach: 0, where: 0 })}`, () => {
      let found = this.ofTerms(one.parts[0]);
      one.parts.slice(1).forEach((terms, at) => {
        const there = new Set(this.ofTerms(terms));
        found = found.filter((position) => there.has(position + one.steps[at + 1]));
      });
      const last = one.steps[one.steps.length - 1];
      return last >= one.steps.length ? found.filter((p) => this.slot(p) === this.slot(p + last)) : found;
    });
  }

  // The places of the last part that have all others near them in the same field.
  nearPositions(parts) {
    let found = this.ofTerms(parts[0]);
    for (const terms of parts.slice(1)) {
      const others = found;
      found = this.ofTerms(terms).filter((position) => {
        const at = bisect(others, position);
        return [at - 1, at].some(
          (n) => Math.abs((others[n] ?? Infinity) - position) <= this.near && this.slot(others[n]) === this.slot(position),
        );
      });
    }
    return found;
  }

  slots(one) {
    if (one.surface) return this.kept(`text ${one.surface}`, () => this.surfaces.slots(one.surface));
    const found = one.reach === Reach.NEAR ? this.nearPositions(one.parts) : this.positions(one);
    return Array.from(found, (position) => this.slot(position));
  }

  postings(one) {
    return this.kept(`of ${keyOf(one)}`, () => {
      if (one.reach === Reach.ANYWHERE) return this.together(one);
      let slots = this.slots(one);
      if (one.where === Where.PLACE) slots = slots.filter((slot) => slot % this.width >= this.core.text_fields);
      return this.scored(slots);
    });
  }

  // BM25F over the slots of occurrences.
  scored(slots) {
    if (!slots.length) return NOTHING;
    const docs = [];
    const sums = [];
    for (const slot of slots) {
      const doc = Math.floor(slot / this.width);
      if (docs[docs.length - 1] !== doc) {
        docs.push(doc);
        sums.push(0);
      }
      sums[sums.length - 1] = Math.fround(sums[sums.length - 1] + this.occurrence[slot]);
    }
    const factor = idf(this.programs, docs.length);
    return { docs, weights: sums.map((sum) => Math.fround(((sum * (this.k1 + 1)) / (sum + this.k1)) * factor)) };
  }

  together(one) {
    const lists = one.parts.map((terms) => this.postings(match("WORD", 1, "", [[terms[0]]])));
    const [first, ...others] = lists.map(({ docs, weights }) => new Map(docs.map((doc, at) => [doc, weights[at]])));
    const docs = [...first.keys()].filter((doc) => others.every((other) => other.has(doc)));
    return { docs, weights: docs.map((doc) => others.reduce((sum, other) => sum + other.get(doc), first.get(doc))) };
  }

  occurs(one) {
    return one.parts.length === 1 || (one.surface ? this.slots(one) : this.positions(one)).length > 0;
  }

  frequency(one) {
    return this.postings(one).docs.length;
  }

  // Programs that have the match in a text of their own, for an exclusion.
  docsWith(one) {
    return new Set(this.docs(this.slots(one), this.core.text_fields));
  }

  docs(slots, fields) {
    return slots.filter((slot) => slot % this.width < fields).map((slot) => Math.floor(slot / this.width));
  }

  // Those of some matches that any program has, with their postings; in names of places as hints.
  found(matches) {
    const found = [];
    for (const one of matches) {
      let postings = this.postings(one);
      if (!postings.docs.length) continue;
      if (this.mayBePlace(one)) {
        const [own, elsewhere] = this.divide(one, postings);
        if (elsewhere.docs.length && !one.hint) found.push({ match: { ...one, hint: true }, postings: elsewhere });
        postings = own;
      }
      if (postings.docs.length) found.push({ match: one, postings });
    }
    return found;
  }

  mayBePlace(one) {
    if (one.surface || one.where !== Where.TEXT || one.reach === Reach.ANYWHERE) return false;
    return one.parts.every((terms) => terms.some((term) => this.placeTerms.has(term)));
  }

  divide(one, postings) {
    const name = one.hint || one.parts.length > 1;
    const own = new Set(this.docs(this.slots(one), name ? this.width - 1 : this.core.text_fields));
    return [only(postings, (doc) => own.has(doc)), only(postings, (doc) => !own.has(doc))];
  }
}

export function only({ docs, weights }, wanted) {
  const at = docs.map((_, n) => n).filter((n) => wanted(docs[n]));
  return { docs: at.map((n) => docs[n]), weights: at.map((n) => weights[n]) };
}

function bisect(values, wanted) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
