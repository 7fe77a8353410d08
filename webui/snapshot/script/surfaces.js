// Where characters stand in the folded texts, however these are cut: indexer/matches/lookup.py.

import { toKatakana } from "./text.js";

export class Surfaces {
  constructor(tables, core, text) {
    Object.assign(this, { tables, core, text });
  }

  // The slots of every occurrence.
  slots(surface) {
    const found = [];
    if (!this.mayStand(surface)) return found;
    for (let doc = 0; doc < this.core.programs; doc += 1) {
      this.folded(doc).forEach((field, number) => {
        for (let at = field.indexOf(surface); at >= 0; at = field.indexOf(surface, at + surface.length)) {
          if (!tearsNumber(field, at, surface)) found.push(doc * this.core.width + number);
        }
      });
    }
    return found;
  }

  // Whether all letters of a text stand side by side somewhere, as far as the files say it.
  mayStand(text) {
    if (!this.core.pairs) return true;
    const signs = [...toKatakana(text)];
    const behind = signs.slice(0, -1).map((sign) => this.tables.beside("words", sign, "pairs")?.[sign] ?? "");
    return behind.every((own, at) => own.includes(signs[at + 1]));
  }

  // The folded text of each field of a program; nothing while it is not there.
  folded(doc) {
    const own = this.tables.at("folded", doc) ?? [];
    const record = own.includes(0) ? this.tables.at("records", doc) : null;
    if (!record) return own;
    return (record.folded ??= own.map((text, at) => (text === 0 ? this.text.fold(textOf(record, this.core.fields[at].name)) : text)));
  }
}

export function textOf({ program, columns }, name) {
  return program?.[name] ?? (program?.columns ?? columns)?.[name] ?? "";
}

const isDigit = (sign) => sign >= "0" && sign <= "9";

// Whether a text begins or ends within a number: 20人 in 120人.
function tearsNumber(field, at, text) {
  const before = isDigit(text[0]) && at > 0 && isDigit(field[at - 1]);
  return before || (isDigit(text[text.length - 1]) && isDigit(field[at + text.length] ?? ""));
}
