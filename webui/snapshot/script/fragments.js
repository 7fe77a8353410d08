// Which characters of a hit's original text matched, in a window around them:
// indexer/answer/fragments.py. Places count characters, not UTF-16 units.

import { Reach } from "./lookup.js";
import { numbers, signed } from "./packing.js";
import { textOf } from "./surfaces.js";
import { Window } from "./window.js";

const ELLIPSIS = "…";

export class Highlighter {
  constructor(tables, core, lookup, text) {
    Object.assign(this, { tables, core, lookup, text });
    this.constants = core.constants.fragments;
    this.window = new Window(core.constants);
  }

  // The fragments of some fields of a program; ``record`` has their texts and places.
  of(doc, record, fields, matches) {
    const spans = new Map();
    for (const one of matches) {
      const places = one.surface ? this.surfacePlaces(one.surface, record, fields) : this.places(one, doc, record, fields);
      for (const [field, start, end] of places) {
        if (!spans.has(field)) spans.set(field, []);
        spans.get(field).push([start, end]);
      }
    }
    return Object.fromEntries(
      fields.map(([field, name]) => [
        name,
        spans.has(field) ? this.pieces(textOf(record, name), united(spans.get(field))) : [],
      ]),
    );
  }

  *places(one, doc, record, fields) {
    const { bounds, width } = this.lookup;
    const own = (record.places ??= this.placesOf(record, doc, fields));
    const [first, last] = [bounds[doc * width], bounds[(doc + 1) * width]];
    const starts = one.reach === Reach.PHRASE ? this.lookup.positions(one) : null;
    for (const [at, terms] of one.parts.entries()) {
      const positions = starts ? starts.map((position) => position + one.steps[at]) : this.lookup.ofTerms(terms);
      for (const position of positions) {
        if (position < first || position >= last) continue;
        if (own.starts[position - first] === undefined) continue;
        yield [this.lookup.slot(position) % width, ...span(own, position - first, terms)];
      }
    }
  }

  // Where each word of some fields begins and ends, by its position in the program; compounds.
  placesOf(record, doc, fields) {
    const { bounds, width } = this.lookup;
    const [lengths, rows] = [record.lengths, record.compounds].map(numbers);
    const found = { starts: [], ends: [], compounds: [] };
    let at = 0;
    for (const [field] of fields) {
      let end = 0;
      for (let position = bounds[doc * width + field]; position < bounds[doc * width + field + 1]; position += 1) {
        const length = lengths[at++];
        // Mostly nothing lies between a word and the one before.
        const start = end + (length & 1 ? signed(lengths[at++]) : 0);
        end = start + (length >> 1);
        found.starts[position - bounds[doc * width]] = start;
        found.ends[position - bounds[doc * width]] = end;
      }
    }
    let place = 0;
    for (let n = 0; n < rows.length; n += 3) found.compounds.push([(place += rows[n]), rows[n + 1], rows[n + 2]]);
    return found;
  }

  *surfacePlaces(surface, record, fields) {
    for (const [field, name] of fields) {
      const signs = [...textOf(record, name)];
      const folded = signs.map((sign) => this.text.fold(sign));
      const ends = [];
      folded.forEach((piece, at) => ends.push(...Array.from(piece, () => at)));
      const joined = folded.join("");
      for (let at = joined.indexOf(surface); at >= 0; at = joined.indexOf(surface, at + surface.length)) {
        yield [field, ends[at], ends[at + surface.length - 1] + 1];
      }
    }
  }

  // The text, or a window of it, in matched and other pieces.
  pieces(text, spans) {
    const signs = [...text];
    const [low, high] = signs.length <= this.constants.WHOLE ? [0, signs.length] : this.window.of(signs, spans);
    const found = [];
    const add = (start, end, matched) => found.push({ text: signs.slice(start, end).join(""), matched });
    if (low) found.push({ text: ELLIPSIS, matched: false });
    let at = low;
    for (const [start, end] of spans) {
      if (start < low || end > high) continue;
      if (start > at) add(at, start, false);
      add(start, end, true);
      at = end;
    }
    if (at < high) add(at, high, false);
    if (high < signs.length) found.push({ text: ELLIPSIS, matched: false });
    return found;
  }
}

// Original [start, end) of the word at a position of a program.
function span({ starts, ends, compounds }, position, terms) {
  const compound = compounds.find(([at, , term]) => at === position && terms.includes(term));
  return [starts[position], ends[compound ? position + compound[1] - 1 : position]];
}

// Ascending spans without overlaps; those that touch are one.
function united(spans) {
  const found = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
