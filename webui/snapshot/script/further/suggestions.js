// Completions while somebody types: what begins as it was typed, or is read so;
// indexer/answer/suggest.py.

import { isKana, toKatakana } from "../text.js";

const UNCOMPOSED = /(?<=[ぁ-ゖァ-ヺー])[a-z]+$/;
const OPEN_SYLLABLE = /[bcdfghjkmprstvwyz]+$|(?<=n)y$/;

export class Suggestions {
  constructor(search, romaji) {
    Object.assign(this, { search, romaji });
    this.text = search.compiler.text;
    this.constants = search.core.constants.suggest;
    this.rows = null;
  }

  async of(typed) {
    const { tables } = this.search;
    const [phrases, others] = await tables.settled(() => [tables.whole("phrases"), tables.whole("names")]);
    this.rows ??= this.prepared(phrases, others);
    const text = this.text.fold(typed).trim().replace(UNCOMPOSED, "");
    if (!text) return [];
    const reading = isKana(text) ? toKatakana(text) : this.romaji.kana(text.replace(OPEN_SYLLABLE, ""));
    const begun = this.rows.filter((row) => row.folded.startsWith(text) || (reading && row.reading.startsWith(reading)));
    const found = withoutBeginnings(begun);
    const order = (row) => [row.kind === "name", !row.folded.startsWith(text), -row.count, row.text.length].map(Number);
    found.sort((one, other) => compared(order(one), order(other)));
    return this.chosen(found);
  }

  prepared(phrases, { names, departments }) {
    const row = (kind) => ([text, reading, count]) => ({ text, reading, count, kind, folded: this.text.fold(text) });
    return [...departments.map(row("department")), ...phrases.map(row("word")), ...names.map(row("name"))];
  }

  chosen(found) {
    const { MAX_SUGGESTIONS, MAX_NAMES } = this.constants;
    const distinct = [...new Map(found.map((row) => [row.text, row])).values()];
    const names = distinct.filter((row) => row.kind === "name").slice(0, MAX_NAMES);
    const words = distinct.filter((row) => row.kind !== "name").slice(0, MAX_SUGGESTIONS - names.length);
    return [...words, ...names].map(({ text, kind }) => ({ text, kind }));
  }
}

// Without words that are only the beginning of a longer one, as common: of the same programs.
function withoutBeginnings(rows) {
  const words = new Map(rows.filter((row) => row.kind === "word").map((row) => [row.folded, row]));
  const dropped = new Set();
  for (const { folded, count } of words.values()) {
    for (let end = 1; end < folded.length; end += 1) {
      const shorter = words.get(folded.slice(0, end));
      if (shorter?.count === count) dropped.add(shorter);
    }
  }
  return rows.filter((row) => !dropped.has(row));
}

function compared(one, other) {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at < 0 ? 0 : one[at] - other[at];
}
