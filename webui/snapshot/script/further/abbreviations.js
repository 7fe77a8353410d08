// Clipped compounds and their long forms: indexer/query/unknown/abbreviations.py.

import { allParts } from "../tokens.js";
import { isAscii, letters } from "../text.js";

export class Abbreviations {
  constructor(tables, core, romaji, { text, analyzer, channels, cuts }) {
    Object.assign(this, { tables, romaji, text, analyzer, channels, cuts });
    this.constants = core.constants.abbreviations;
    this.initials = core.constants.initials;
    this.phrases = null;
  }

  // The matches of phrases that some words may be clipped from, or the other way round.
  of(words) {
    const { MIN_LETTERS, MAX_LETTERS, MOST, ABBREVIATION_WEIGHT } = this.constants;
    const text = this.plain(words.join(""));
    const found = this.ofInitials(words.flatMap((word) => this.parts(word)));
    found.push(...this.longForms(words.join("")));
    if (text.length >= MIN_LETTERS && text.length <= MAX_LETTERS && !isAscii(words.join(""))) found.push(...this.clipped(text));
    return found
      .slice(0, MOST)
      .flatMap((phrase) => this.channels.written(phrase, this.analyzer.analyze(this.text.fold(phrase))))
      .map((one) => ({ ...one, channel: "ABBREVIATION", weight: ABBREVIATION_WEIGHT, hint: true }));
  }

  // The letters of a text as they are clipped: コール as コル, GIGA as ギガ.
  plain(text) {
    const read = (latin) => letters(this.romaji.kana(latin) ?? latin);
    return letters(this.text.fold(text)).replace(/[a-z]{3,}/g, read).replace(/[ーッ]/g, "");
  }

  // The phrases of which a text has the beginnings of the parts.
  clipped(text) {
    const likely = (this.byLetter().get(text[0]) ?? []).filter(([, own]) => own.length > text.length && within(text, own));
    const found = likely
      .slice(0, this.constants.MOST_LOOKED_AT)
      .map(([phrase]) => phrase)
      .filter((phrase) => this.isClipped(text, this.parts(phrase)));
    return found.filter((one) => !found.some((other) => one !== other && one.startsWith(other)));
  }

  parts(text) {
    const tokens = this.analyzer.analyze(this.text.fold(text));
    return allParts(tokens).map((part) => this.plain(part.surface)).filter(Boolean);
  }

  // The Latin word of the initials of a long form in katakana.
  ofInitials(parts) {
    const { MIN_INITIALS, MAX_INITIALS } = this.constants;
    if (parts.length < MIN_INITIALS || parts.length > MAX_INITIALS) return [];
    if (parts.some((part) => !this.initials[part[0]])) return [];
    let choices = [""];
    for (const part of parts) choices = choices.flatMap((before) => [...this.initials[part[0]]].map((one) => before + one));
    return choices.filter((word) => this.cuts.withLetters(word).length);
  }

  // The phrases in katakana whose parts begin with the letters of a Latin word.
  longForms(word) {
    const { MIN_INITIALS, MAX_INITIALS, MOST_LOOKED_AT } = this.constants;
    if (!/^[a-z]+$/.test(word) || word.length < MIN_INITIALS || word.length > MAX_INITIALS) return [];
    const mayBe = (kana, letter) => (this.initials[kana] ?? "").includes(letter);
    return Object.keys(this.initials)
      .filter((kana) => mayBe(kana, word[0]))
      .flatMap((kana) => this.byLetter().get(kana) ?? [])
      .filter(([, own]) => {
        let at = 0;
        for (const kana of own) if (at < word.length && mayBe(kana, word[at])) at += 1;
        return at === word.length;
      })
      .slice(0, MOST_LOOKED_AT)
      .map(([phrase]) => phrase)
      .filter((phrase) => {
        const parts = this.parts(phrase);
        return parts.length === word.length && parts.every((part, at) => mayBe(part[0], word[at]));
      });
  }

  byLetter() {
    const rows = this.phrases ? null : this.tables.whole("phrases");
    if (rows) {
      this.phrases = new Map();
      for (const [text] of rows) {
        const own = this.plain(text);
        if (!own) continue;
        if (!this.phrases.has(own[0])) this.phrases.set(own[0], []);
        this.phrases.get(own[0]).push([text, own]);
      }
    }
    return this.phrases ?? new Map();
  }

  // Whether a text is made of the beginnings of the first part and of later ones.
  isClipped(text, parts) {
    const { MIN_BEGINNING, MIN_MISSING } = this.constants;
    if (parts.length !== 1) return restIsClipped(text, parts, true);
    const rest = parts[0].length - text.length;
    const enough = text.length >= MIN_BEGINNING && MIN_BEGINNING <= rest + 1;
    return enough && rest >= MIN_MISSING && parts[0].startsWith(text);
  }
}

function within(text, other) {
  let at = -1;
  return [...text].every((sign) => (at = other.indexOf(sign, at + 1)) >= 0);
}

function restIsClipped(text, parts, isFirst) {
  if (!text) return !isFirst;
  if (!parts.length) return false;
  let longest = 0;
  while (longest < text.length && text[longest] === parts[0][longest]) longest += 1;
  for (let size = longest; size > 0; size -= 1) if (restIsClipped(text.slice(size), parts.slice(1), false)) return true;
  return !isFirst && restIsClipped(text, parts.slice(1), false);
}
