// Other ways to cut the words of a query: those in which the programs have the same letters;
// indexer/query/cuts.py.

import { Kind } from "./tokens.js";
import { match } from "./lookup.js";
import { areTheirOwn, isDigits, letters } from "./text.js";

export class Cuts {
  constructor(tables, core, lookup) {
    Object.assign(this, { tables, lookup });
    this.most = core.most_letters;
    this.constants = core.constants.cuts;
  }

  // The terms of the words that are written with these letters.
  withLetters(key) {
    const entries = this.tables.get("words", key) ?? [];
    const terms = entries.filter((entry) => typeof entry[1] === "number" && entry[2] > Kind.FUNCTION);
    return [...new Set(terms.map((entry) => entry[1]))];
  }

  isWord(folded) {
    return this.withLetters(letters(folded)).length > 0;
  }

  // Every other cut of words that were typed as one: {first, last, match}.
  of(words) {
    if (words.length === 1 && words[0].isUncut) return [];
    const text = words.map((word) => word.surface).join("");
    const run = new Run(this, text, words);
    return run.bounds.slice(0, -1).flatMap((start, number) => {
      const found = [];
      for (const [end, parts] of run.ways(start, start, [], false)) {
        const one = match("WORD", 1, text.slice(start, end), parts);
        if (!this.lookup.occurs(one)) continue;
        found.push({ first: number, last: run.bounds.indexOf(end), match: one });
        if (found.length >= this.constants.MAX_WAYS) break;
      }
      return found;
    });
  }
}

class Run {
  constructor(cuts, text, words) {
    Object.assign(this, { cuts, text });
    this.letters = areTheirOwn(text) ? letters(text) : "";
    this.bounds = [0];
    this.own = new Map();
    for (const word of words) {
      let start = this.bounds[this.bounds.length - 1];
      const end = start + word.surface.length;
      if (word.isRead) this.own.set(`${start} ${end}`, word.term);
      for (const part of word.parts) {
        this.own.set(`${start} ${start + part.surface.length}`, part.term);
        start += part.surface.length;
      }
      this.bounds.push(end);
    }
  }

  // Ends of words that are reached from ``start``, with the words on the way.
  *ways(start, at, parts, isOther) {
    if (at > start && this.bounds.includes(at)) {
      if (isOther) yield [at, parts];
      return;
    }
    if (parts.length >= this.cuts.constants.MAX_WORDS) return;
    for (let end = Math.min(this.text.length, at + this.cuts.most); end > at; end -= 1) {
      const terms = this.terms(at, end);
      if (!terms.length) continue;
      const own = this.own.get(`${at} ${end}`);
      const other = isOther || own === undefined || !terms.every((term) => term === own);
      const way = [...parts, terms];
      if (way.length < 2 || this.cuts.lookup.occurs(match("WORD", 1, "", way))) yield* this.ways(start, end, way, other);
    }
  }

  terms(start, end) {
    const piece = this.letters.slice(start, end) || letters(this.text.slice(start, end));
    return !piece || this.tearsNumber(start, end) ? [] : this.cuts.withLetters(piece);
  }

  tearsNumber(start, end) {
    if (!isDigits(this.text.slice(start, end))) return false;
    let first = start;
    let last = end;
    while (first && isDigits(this.text[first - 1])) first -= 1;
    while (last < this.text.length && isDigits(this.text[last])) last += 1;
    return (first !== start || last !== end) && last - first < this.cuts.constants.MIN_IDENTIFIER;
  }
}
