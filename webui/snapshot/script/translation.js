// English words of a query: the Japanese words that they stand for; indexer/query/translation.py.

import { fromFile } from "./lookup.js";
import { stem } from "./stemmer.js";
import { isAscii } from "./text.js";

export class Translation {
  constructor(tables, core) {
    this.tables = tables;
    this.constants = core.constants.translation;
    this.stopWords = new Set(core.constants.stop_words);
    this.general = new Set(core.constants.general);
  }

  // By the number of a unit, what stands for it in Japanese.
  of(units) {
    const english = units.map((_, number) => number).filter((number) => this.isEnglish(units[number]));
    const found = new Map();
    let at = 0;
    while (at < english.length) {
      let size = Math.min(this.constants.MAX_WORDS, english.length - at);
      for (; size > 0; size -= 1) {
        const numbers = english.slice(at, at + size);
        if (numbers[size - 1] - numbers[0] !== size - 1) continue;
        const matches = this.matches(numbers.map((number) => units[number].text), size === 1);
        if (!matches.length) continue;
        for (const number of numbers) found.set(number, [...(found.get(number) ?? []), ...matches]);
        break;
      }
      at += size || 1;
    }
    const stop = english.filter((number) => this.stopWords.has(units[number].text.toLowerCase()));
    if (stop.length < english.length) for (const number of stop) found.set(number, []);
    return found;
  }

  isEnglish({ text, phrase, excluded, either }) {
    const word = (isAscii(text) && text.length >= this.constants.MIN_LETTERS) || this.stopWords.has(text.toLowerCase());
    return word && !phrase && !excluded && !either && /^\p{L}+$/u.test(text);
  }

  key(texts) {
    const words = texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []);
    const telling = words.filter((word) => !this.stopWords.has(word));
    if (telling.length > 1 && this.general.has(telling[telling.length - 1])) telling.pop();
    return telling.map(stem).join(" ");
  }

  matches(texts, alone) {
    const stems = this.key(texts);
    if (!stems) return [];
    const row = this.tables.get("english", stems.split(" ")[0])?.[stems] ?? {};
    const text = texts.join(" ");
    const found = this.sure(text, row.words ?? [], 1 / texts.length);
    if (!alone || found.length) return found;
    return this.sure(text, row.hints ?? [], 1).map((one) => ({ ...one, weight: this.constants.HINT_WEIGHT, hint: true }));
  }

  sure(text, japanese, share) {
    const { ENGLISH_WEIGHT, LATER } = this.constants;
    return japanese.flatMap(([word, matches], rank) =>
      matches.map((row) => {
        const one = fromFile(row);
        const told = [...new Set([text, word, one.text])].join(" → ");
        return { ...one, channel: "ENGLISH", weight: ENGLISH_WEIGHT * share * (rank ? LATER : 1), text: told };
      }),
    );
  }
}
