// English words of a query: the Japanese words that they stand for; indexer/query/translation.py.

import { fromFile, keyOf } from "../lookup.js";
import { present, root, stem } from "./stemmer.js";
import { isAscii } from "../text.js";

const bag = (key) => key.split(" ").sort().join(" ");

export class Translation {
  constructor(tables, core) {
    this.tables = tables;
    this.constants = core.constants.translation;
    this.stopWords = new Set(core.constants.stop_words);
    this.general = new Set(core.constants.general);
    this.linking = new Set(core.constants.linking);
  }

  // By the number of a unit, what stands for it in Japanese.
  of(units) {
    const english = units.map((_, number) => number).filter((number) => this.isEnglish(units[number]));
    const stop = english.filter((number) => this.stopWords.has(units[number].text.toLowerCase()));
    const telling = english.filter((number) => !stop.includes(number));
    const found = new Map();
    let at = 0;
    while (at < telling.length) {
      let size = Math.min(this.constants.MAX_WORDS, telling.length - at);
      for (; size > 0; size -= 1) {
        const [first, last] = [telling[at], telling[at + size - 1]];
        const texts = english.filter((number) => first <= number && number <= last);
        if (texts.length !== last - first + 1) continue;
        const matches = this.matches(texts.map((number) => units[number].text), size);
        if (size > 1 ? matches.every((one) => one.hint) : !matches.length) continue;
        for (const number of telling.slice(at, at + size)) found.set(number, matches);
        break;
      }
      at += size || 1;
    }
    if (telling.length) for (const number of stop) found.set(number, []);
    return found;
  }

  isEnglish({ text, phrase, excluded, either }) {
    const word = (isAscii(text) && text.length >= this.constants.MIN_LETTERS) || this.stopWords.has(text.toLowerCase());
    return word && !phrase && !excluded && !either && /^\p{L}+$/u.test(text);
  }

  key(texts) {
    const words = texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []);
    const linked = words.findIndex((word, number) => number && this.linking.has(word));
    const ordered = linked < 0 ? words : [...words.slice(linked + 1), ...words.slice(0, linked)];
    const telling = ordered.filter((word) => !this.stopWords.has(word));
    if (telling.length > 1 && this.general.has(telling[telling.length - 1])) telling.pop();
    const stems = telling.map(stem);
    return (stems.length < 2 ? stems : stems.map(root)).join(" ");
  }

  has(stems) {
    return Boolean(this.tables.get("english", stems.split(" ")[0])?.[stems]?.words);
  }

  rows(kind, stems) {
    return this.tables.get("english", stems.split(" ")[0])?.[stems]?.[kind] ?? [];
  }

  matches(texts, size) {
    let stems = bag(this.key(texts));
    if (!stems) return [];
    if (size === 1 && !this.has(stems)) stems = present(stems);
    const text = texts.join(" ");
    const weight = this.constants.ENGLISH_WEIGHT / size;
    const found = direct(this.told(text, this.rows("words", stems), weight));
    let seldom = this.rows("hints", stems);
    if (size === 1 && found.every((one) => one.hint)) {
      const own = new Map(seldom.map((row) => [row[0], row]));
      const roots = this.rows("roots", root(stems));
      const known = new Set(roots.map(([word]) => word));
      seldom = [...roots.map((row) => own.get(row[0]) ?? row), ...seldom.filter(([word]) => !known.has(word))];
    }
    const known = new Set(found.map(keyOf));
    const hints = this.told(text, seldom, weight * this.constants.HINT).filter((one) => !known.has(keyOf(one)));
    return [...merged(text, found), ...hints.map((one) => ({ ...one, hint: true }))];
  }

  told(text, japanese, weight) {
    return japanese.flatMap(([word, share, matches]) =>
      matches.map((row) => {
        const one = fromFile(row, word);
        const told = [...new Set([text, word, one.text])].join(" → ");
        const part = one.text !== word && japanese.some(([other]) => other.includes(one.text));
        const hint = one.hint || part;
        const own = weight * share * (hint ? this.constants.INSTEAD : 1);
        return { ...one, channel: "ENGLISH", weight: own, text: told, hint };
      }),
    );
  }
}

// Each match once, by the word that leads to it in the fewest steps.
function direct(found) {
  const best = new Map();
  const steps = (one) => one.text.split(" → ").length;
  for (const one of [...found].sort((left, right) => steps(left) - steps(right))) {
    const known = best.get(keyOf(one)) ?? one;
    const weight = Math.max(known.weight, one.weight);
    best.set(keyOf(one), { ...known, weight, hint: known.hint && one.hint });
  }
  return [...best.values()].sort((left, right) => right.weight - left.weight);
}

// The matches, those of single terms as one.
function merged(text, found) {
  const single = found.filter((one) => one.parts.length === 1 && !one.hint);
  if (single.length < 2) return found;
  const terms = [...new Set(single.flatMap((one) => one.parts[0]))];
  const told = [...new Set(single.map((one) => one.text.split(" → ").pop()))].join("・");
  const weight = Math.max(...single.map((one) => one.weight));
  const one = { ...single[0], parts: [terms], text: `${text} → ${told}`, weight };
  return [one, ...found.filter((other) => !single.includes(other))];
}
