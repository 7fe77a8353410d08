// Latin letters as kana: romaji, and single letters that slipped into kana; indexer/text/kana.py.

import { isLatin, toKatakana } from "../text.js";

export class Romaji {
  constructor(constants) {
    this.syllables = constants.kana.syllables;
    this.vowels = constants.kana.vowels;
  }

  // Katakana of romaji in Hepburn or Kunrei spelling; null for anything else.
  kana(text) {
    if (!isLatin(text)) return null;
    text = text.replace(/[âîûêô’]/g, (sign) => "āīūēō'"["âîûêô’".indexOf(sign)]);
    let kana = "";
    let at = 0;
    while (at < text.length) {
      const moraic = this.moraic(text.slice(at, at + 3));
      if (moraic) {
        kana += moraic;
        at += 1;
        continue;
      }
      const size = [3, 2, 1].find((n) => this.fits(text, at, n));
      if (!size) return null;
      kana += this.syllable(text.slice(at, at + size));
      at += size;
    }
    return kana;
  }

  moraic(piece) {
    if (piece[0] === "m") return /[bmp]/.test(piece[1] ?? "") ? "ン" : "";
    const doubled = piece[0] === piece[1] && !"aiueonāīūēō'".includes(piece[0]);
    return doubled || piece === "tch" ? "ッ" : "";
  }

  fits(text, at, size) {
    const piece = text.slice(at, at + size);
    if (piece.length < size || !this.syllable(piece)) return false;
    return !(piece === "nn" && /[aiueoy]/.test(text[at + 2] ?? ""));
  }

  syllable(piece) {
    const { syllables } = this;
    if (syllables[piece]) return syllables[piece];
    const plain = piece.replace(/[āīūēō]/g, (sign) => "aiueo"["āīūēō".indexOf(sign)]);
    return plain !== piece && syllables[plain] ? syllables[plain] + "ー" : "";
  }

  // Katakana that may be meant by kana with Latin letters among them; none for other text.
  slips(text) {
    if (!/^(?=.*[ぁ-ゖァ-ヺー])(?=.*[a-z])(?![a-z]+[ァ-ヺー]+$)[ぁ-ゖァ-ヺーa-z]+$/.test(text)) return [];
    let found = [""];
    for (const [, latin, kana] of toKatakana(text).matchAll(/(?=.)([a-z]*)([ァ-ヺー]*)/g)) {
      const pieces = this.slipped(latin, kana);
      found = found.flatMap((before) => pieces.map((piece) => before + piece)).slice(0, 36);
    }
    return found;
  }

  slipped(latin, kana) {
    if (!latin) return [kana];
    const vowels = { ア: "a", イ: "i", ウ: "u", エ: "e", オ: "o" };
    const vowel = vowels[kana[0]] ?? "";
    const row = Object.entries(this.vowels).find(([, signs]) => kana && signs.includes(kana[0]));
    const pushed = row && !vowel ? vowels[row[0]] : "";
    const late = vowel ? this.kana(latin + vowel) : null;
    const between = pushed ? this.kana(latin + pushed) : null;
    const whole = this.kana(latin);
    const missed = whole === null ? [..."aiueo"].flatMap((one) => this.kana(latin + one) ?? []) : [];
    if (whole === null && latin.length === 2) {
      missed.push(...[..."aiueo"].flatMap((one) => this.kana(latin[0] + one + latin[1]) ?? []));
    }
    const found = [late, between].filter(Boolean).map((one) => one + kana.slice(1));
    found.push(...(whole === null ? missed : [whole]).map((one) => one + kana));
    return whole === null && kana ? [...found, kana] : found;
  }
}
