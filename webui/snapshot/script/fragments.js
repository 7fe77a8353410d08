// Which characters of a hit's original text matched, in a window around them:
// indexer/answer/fragments.py. Places count characters, not UTF-16 units.

import { Reach } from "./lookup.js";

const ELLIPSIS = "…";

export class Highlighter {
  constructor(tables, core, lookup, text) {
    Object.assign(this, { tables, core, lookup, text });
    this.constants = core.constants.fragments;
  }

  // The fragments of each shown field of a program.
  of(doc, record, matches) {
    const spans = new Map();
    for (const one of matches) {
      const places = one.surface ? this.surfacePlaces(one.surface, record) : this.places(one, doc, record);
      for (const [field, start, end] of places) {
        if (!spans.has(field)) spans.set(field, []);
        spans.get(field).push([start, end]);
      }
    }
    return Object.fromEntries(
      this.core.shown.map(([field, name]) => [
        name,
        spans.has(field) ? this.pieces(textOf(record.program, name), united(spans.get(field))) : [],
      ]),
    );
  }

  *places(one, doc, record) {
    const { bounds, width } = this.lookup;
    const [first, last] = [bounds[doc * width], bounds[(doc + 1) * width]];
    const starts = one.reach === Reach.PHRASE ? this.lookup.positions(one) : null;
    for (const [at, terms] of one.parts.entries()) {
      const positions = starts ? starts.map((position) => position + one.steps[at]) : this.lookup.ofTerms(terms);
      for (const position of positions) {
        if (position < first || position >= last) continue;
        const field = this.lookup.slot(position) % width;
        yield [field, ...span(record, position - first, terms)];
      }
    }
  }

  *surfacePlaces(surface, record) {
    for (const [field, name] of this.core.shown) {
      const signs = [...textOf(record.program, name)];
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
    const [low, high] = signs.length <= this.constants.WHOLE ? [0, signs.length] : this.window(signs, spans);
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

  window(signs, spans) {
    const { WINDOW, BEFORE } = this.constants;
    const last = signs.length - WINDOW;
    const outside = (place) => (spans.find(([start, end]) => start < place && place < end) ?? [0, place])[1];
    const within = (low) => spans.filter(([start, end]) => low <= start && end <= low + WINDOW).length;
    const lows = spans.map(([start]) => outside(Math.min(Math.max(0, start - BEFORE), last)));
    const low = lows.reduce((best, one) => (within(one) > within(best) ? one : best), lows[0]);
    const high = Math.min(signs.length, low + WINDOW);
    const behind = (place) => spans.find(([, end]) => end > place) ?? [Infinity, 0];
    return [low, Math.max(behind(low)[1], Math.min(high, behind(high)[0]))].map((one, at) => (at ? one : low));
  }
}

export function textOf(program, name) {
  return program[name] ?? program.columns?.[name] ?? "";
}

// Original [start, end) of the word at a position of a program.
function span(record, position, terms) {
  const starts = (record.places ??= places(record));
  const compound = record.compounds.find(([at, , term]) => at === position && terms.includes(term));
  const last = compound ? position + compound[1] - 1 : position;
  return [starts[position], starts[last] + record.lengths[last]];
}

function places(record) {
  let end = 0;
  return record.gaps.map((gap, number) => {
    const start = end + gap;
    end = start + record.lengths[number];
    return start;
  });
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
