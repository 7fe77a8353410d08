// What a query may have meant, where some of its words stand in no program:
// indexer/query/unknown/corrections.py and slips.py.

import { Kind } from "../tokens.js";
import { isDigits, isKana, isKatakana, toHiragana, toKatakana } from "../text.js";

export class Corrections {
  constructor(tables, core, romaji, { text, analyzer, parser }, kana) {
    Object.assign(this, { tables, romaji, text, analyzer, parser, kana });
    this.constants = core.constants;
    this.phrases = null;
  }

  // The query with unknown words replaced by near ones, and whether each is near to one thing alone;
  // null where nothing is near.
  of(text, missing) {
    const pieces = [];
    let at = 0;
    let sure = true;
    for (const unit of this.parser.parse(text)) {
      const start = text.indexOf(unit.text, at);
      const better = unit.excluded ? null : this.unit(unit, missing);
      if (better && !better.only) sure = false;
      pieces.push(text.slice(at, start), better?.text ?? unit.text);
      at = start + unit.text.length;
    }
    const result = pieces.join("") + text.slice(at);
    return result === text || [...result].length > this.constants.query.MAX_TEXT ? null : { text: result, sure };
  }

  unit({ text }, missing) {
    const folded = this.text.fold(text);
    const slips = this.romaji.slips(folded);
    const better = this.sounding(slips);
    if (better) return better;
    const spelled = [...new Set(slips)].filter((reading) => this.kana.reads(reading));
    if (spelled.length) return { text: toHiragana(spelled[0]), only: spelled.length === 1 };
    for (const window of this.windows(this.analyzer.analyze(folded), missing)) {
      const ordinary = window.map(isWord);
      if (ordinary.length === 1 && ordinary[0]) continue;
      const own = window.map((token) => token.surface).join("");
      const nearer = this.correction(own, this.reading(window), !ordinary.every(Boolean));
      if (nearer === null) continue;
      // Places are those of the folded text, where folding keeps the length.
      const original = folded.length === text.length ? text : folded;
      const whole = original.slice(0, window[0].start) + nearer.text + original.slice(window[window.length - 1].end);
      return { ...nearer, text: whole };
    }
    return null;
  }

  // Stretches that hold an unknown word and no break, the longest first.
  *windows(tokens, missing) {
    for (let size = Math.min(this.constants.corrections.MAX_TOKENS, tokens.length); size > 0; size -= 1) {
      for (let start = 0; start + size <= tokens.length; start += 1) {
        const window = tokens.slice(start, start + size);
        if (window.some((token) => token.kind === Kind.BREAK)) continue;
        const text = window.map((token) => token.surface).join("");
        // A piece of what is unknown is no word: 情システム of 医情システム.
        const beside = [tokens[start - 1], tokens[start + size]];
        if (beside.some((token) => token && missing.includes(token.surface))) continue;
        if (missing.some((word) => text.includes(word))) yield window;
      }
    }
  }

  reading(window) {
    const inside = (sign) => this.tables.get("inside", sign)?.[0] || Object.values(this.tables.get("spoken", sign) ?? {})[0];
    const alone = (sign) => (isKana(sign) ? toKatakana(sign) : (inside(sign) ?? ""));
    const spelled = (surface) => {
      const signs = [...surface].map(alone);
      return signs.every(Boolean) ? signs.join("") : "";
    };
    const own = ({ surface, term }) => this.tables.get("spoken", surface)?.[term];
    const readings = window.map((token) => own(token) || spelled(token.surface));
    return readings.every(Boolean) ? readings.join("") : "";
  }

  load() {
    if (this.phrases) return;
    const [phrases, further] = [this.tables.whole("phrases"), this.tables.whole("further")];
    if (!phrases || !further) return;
    this.phrases = { sounds: new Map(), ambiguous: new Set(), byLength: new Map() };
    const add = (folded, text, count) => {
      if (!this.maySlip(folded)) return;
      const { byLength } = this.phrases;
      if (!byLength.has(folded.length)) byLength.set(folded.length, []);
      byLength.get(folded.length).push({ folded, text, count });
    };
    for (const [text, reading, count] of phrases) {
      const sound = reading && this.text.sound(reading);
      const known = this.phrases.sounds.get(sound);
      if (sound && !known) this.phrases.sounds.set(sound, { text, count });
      else if (sound && this.text.fold(known.text) !== this.text.fold(text)) this.phrases.ambiguous.add(sound);
      add(this.text.fold(text), text, count);
    }
    for (const word of further) add(word, word, 0);
  }

  // The commonest phrase that is read in one of some ways; null where there is none.
  sounding(readings) {
    this.load();
    const sounds = [...new Set(readings.map((reading) => this.text.sound(reading)))];
    const keys = sounds.filter((sound) => this.phrases?.sounds.has(sound));
    if (!keys.length) return null;
    const found = keys.map((key) => this.phrases.sounds.get(key));
    const best = found.reduce((one, other) => (other.count > one.count ? other : one));
    return { text: best.text, only: keys.length === 1 && !this.phrases.ambiguous.has(keys[0]) };
  }

  correction(text, reading, maySlip) {
    const homophone = reading ? this.sounding([reading]) : null;
    if (homophone !== null && this.text.fold(homophone.text) !== text) return homophone;
    return maySlip ? this.nearest(text) : null;
  }

  nearest(text) {
    this.load();
    if (!this.phrases || !this.maySlip(text)) return null;
    const own = figures(text);
    const found = new Map();
    for (const size of [text.length - 1, text.length, text.length + 1]) {
      for (const one of this.phrases.byLength.get(size) ?? []) {
        if (one.folded === text || !isSlip(text, one.folded) || figures(one.folded) !== own) continue;
        found.set(one.text, one.count);
      }
    }
    let best = null;
    for (const [phrase, count] of found) if (best === null || count > found.get(best)) best = phrase;
    const different = new Set([...found.keys()].map((phrase) => this.text.fold(phrase)));
    return best === null ? null : { text: best, only: different.size === 1 && this.isSmall(text, this.text.fold(best)) };
  }

  // Whether a slip leaves no doubt of what was meant.
  isSmall(text, meant) {
    if (isKana(text) && text.length < this.constants.slips.MIN_SURE) return false;
    const more = (one, other) => [...one].reduce((rest, sign) => rest.replace(sign, ""), other);
    return text.length === meant.length || !/[一-鿿]/.test(more(text, meant) + more(meant, text));
  }

  maySlip(text) {
    const { MIN_KANA, MIN_KANJI, MAX_LENGTH } = this.constants.slips;
    return text.length >= (isKana(text) ? MIN_KANA : MIN_KANJI) && text.length <= MAX_LENGTH;
  }
}

const figures = (text) => (text.match(/[0-9]+|(?<![a-z])[a-z]{1,2}(?![a-z])/g) ?? []).join();

// Whether one character is changed, added, left out or exchanged with its neighbour.
function isSlip(left, right) {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [one, other] = [left.slice(at), right.slice(at)];
  if (one.slice(1) === other.slice(1) || one === other.slice(1) || one.slice(1) === other) return true;
  return one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
}

// The word that stands for all of a text.
function isWord(token) {
  return !token.unknown && !token.isOfDictionary && token.surface.length > 1 && !isDigits(token.surface) && !isKatakana(token.surface);
}
