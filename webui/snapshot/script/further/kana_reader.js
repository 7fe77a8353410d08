// Units in kana or romaji: the words of the programs that are read so;
// indexer/query/kana_reader.py.

import { allParts, Kind } from "../tokens.js";
import { match } from "../lookup.js";
import { isHiragana, isKana, letters, toHiragana, toKatakana } from "../text.js";

const PARTICLE = "ノ";
// Kanji and katakana, and hiragana long enough to be a word before or behind them.
const PARTLY = /^(?:[一-鿿々ァ-ヺー]+[ぁ-ゖー]{3,}|[ぁ-ゖー]{3,}[一-鿿々ァ-ヺー]+)$/;
const PIECES = /[一-鿿々ァ-ヺー]+|[ぁ-ゖー]+/g;

export class KanaReader {
  constructor(core, romaji, { text, analyzer, channels, cuts }) {
    Object.assign(this, { romaji, text, analyzer, channels, cuts });
    this.longest = core.longest_reading;
    this.constants = core.constants.kana_reader;
    this.costs = core.constants.readings;
    this.none = core.constants.none;
  }

  // The slots of a unit that is typed as it is read; none where it is not.
  slots(text, folded, tokens, place) {
    const words = this.words(folded, tokens);
    if (!words.length) return [];
    const written = this.channels.writtenFor(tokens);
    if (words.length === 1) {
      const carried = this.channels.carried(words[0].terms);
      return [this.slot(text, place, [...this.singly(text, words[0].terms), ...written, ...carried])];
    }
    const phrase = this.phrase(text, words);
    if (this.channels.lookup.occurs(phrase)) {
      const hints = words.filter((word) => word.length > 1).flatMap((word) => this.hints(text, word.terms));
      return [this.slot(text, place, [phrase, ...written, ...hints])];
    }
    const isWord = tokens.length === 1 && tokens[0].kind === Kind.NOUN && !tokens[0].unknown;
    if (isWord || words.some((word) => word.length < this.constants.MIN_APART)) return [];
    return words.map((word) => this.slot(text, place, [...this.singly(text, word.terms), ...written]));
  }

  // The slot of a compound of which an input method left words in hiragana; none for others, and where
  // no program has all of it side by side: 防犯かめら.
  convertedInPart(text, folded, place) {
    const pieces = PARTLY.test(folded) ? folded.match(PIECES) : [];
    const words = pieces.flatMap((piece) => (isHiragana(piece) ? this.inHiragana(piece) : this.asWritten(piece)));
    if (!words.length || !words.every((word) => word.terms.length)) return [];
    const phrase = this.phrase(text, words);
    if (!this.channels.lookup.occurs(phrase)) return [];
    return [this.slot(text, place, [phrase, ...words.flatMap((word) => this.hints(text, word.terms))])];
  }

  inHiragana(piece) {
    const words = this.spelled(toKatakana(piece), (own) => this.channels.withReading(own));
    return words.length ? words : [{ terms: [], step: 1, length: 1 }];
  }

  asWritten(piece) {
    const terms = allParts(this.analyzer.analyze(piece)).map((part) => part.term);
    return terms.map((term) => ({ terms: typeof term === "number" ? [term] : [], step: 1, length: 2 }));
  }

  // The kana of a unit in romaji that are a noun of the dictionary; "" for others: sumaho, hoikuen.
  typedInRomaji(folded, tokens) {
    const katakana = folded.length >= this.constants.MIN_ROMAJI && !this.known(tokens) ? this.romaji.kana(folded) : null;
    if (!katakana) return "";
    const isNoun = (kana) => this.analyzer.alone(kana)?.kind === Kind.NOUN || this.channels.tables.get("nouns", kana) !== undefined;
    return [katakana, toHiragana(katakana)].find(isNoun) ?? "";
  }

  phrase(text, words) {
    let at = 0;
    const steps = words.map((word, n) => (at += n ? word.step : 0));
    return match("READING", this.constants.READING_WEIGHT, text, words.map((word) => word.terms), { steps });
  }

  hints(text, terms) {
    return this.singly(text, terms).map((one) => ({ ...one, weight: this.constants.HINT_WEIGHT, hint: true }));
  }

  singly(text, terms) {
    return terms.map((term) => match("READING", this.constants.READING_WEIGHT, text, [[term]]));
  }

  slot(text, place, matches) {
    return { text, place, importance: 1, required: true, strict: false, matches, width: 1 };
  }

  words(folded, tokens) {
    const { MIN_KANA, MIN_ROMAJI } = this.constants;
    if (isKana(folded) && folded.length >= MIN_KANA) {
      if (!isHiragana(folded) && this.known(tokens)) return [];
      return this.withOwn(this.spelled(toKatakana(folded), (piece) => this.channels.withReading(piece)), folded);
    }
    if (folded.length < MIN_ROMAJI || this.known(tokens)) return [];
    const katakana = this.romaji.kana(folded);
    if (!katakana) return [];
    const withSound = (key) => [...new Set(this.channels.withSound(key).flatMap(([, terms]) => terms))];
    return this.withOwn(this.spelled(this.text.sound(katakana), withSound), katakana);
  }

  // Whether some program has words side by side that are read so.
  reads(katakana) {
    const words = this.spelled(katakana, (piece) => this.channels.withReading(piece));
    return words.length > 0 && this.channels.lookup.occurs(this.phrase("", words));
  }

  // The same with the words of these letters, and the one that the lexicon takes kana for.
  withOwn(found, kana) {
    if (found.length > 1) return found;
    const terms = found.length ? [...found[0].terms] : [];
    terms.push(...this.cuts.withLetters(letters(kana)));
    const own = this.analyzer.alone(toHiragana(kana));
    if (own?.kind === Kind.NOUN && typeof own.term === "number") terms.push(own.term);
    // なし behind a noun is nothing that somebody asks for alone.
    const meant = terms.filter((term) => this.channels.lookup.term(term) !== this.none);
    return terms.length ? [{ terms: [...new Set(meant)], step: 1, length: kana.length }] : [];
  }

  known(tokens) {
    return allParts(tokens).every((part) => typeof part.term === "number");
  }

  // The words that a reading spells from end to end, as the fewest possible sets of terms.
  spelled(reading, terms) {
    const best = [{ cost: 0, start: 0, terms: [] }];
    for (let end = 1; end <= reading.length; end += 1) {
      let way = { cost: Infinity, start: 0, terms: [] };
      for (let start = Math.max(0, end - this.longest); start < end; start += 1) {
        if (best[start].cost === Infinity) continue;
        const [cost, found] = this.step(reading.slice(start, end), terms, start > 0, end < reading.length);
        if (best[start].cost + cost < way.cost) way = { cost: best[start].cost + cost, start, terms: found };
      }
      best.push(way);
    }
    const words = backwards(best);
    const sure = (word, at) => word.length > 1 || (at > 0 && words[at - 1].length > 1 && word.step === 1);
    return words.every(sure) ? words : [];
  }

  step(piece, terms, behind, before) {
    const cost = 1 + (piece.length === 1 ? this.costs.SHORT_COST : 0);
    const found = terms(piece);
    if (found.length) return [cost, found];
    // ひなんじょ: 所 is read しょ by itself.
    const [plain, mark] = piece[0].normalize("NFD");
    const unvoiced = behind && mark && plain !== "ウ" ? terms(plain + piece.slice(1)) : [];
    if (unvoiced.length) return [cost + this.costs.VOICED_COST, unvoiced];
    return [behind && before && piece === PARTICLE ? this.costs.PARTICLE_COST : Infinity, []];
  }
}

function backwards(best) {
  const words = [];
  let end = best.length - 1;
  if (best[end].cost === Infinity) return [];
  while (end > 0) {
    const { start, terms } = best[end];
    const behindParticle = start > 0 && !best[start].terms.length;
    if (terms.length) words.push({ terms, step: behindParticle ? 2 : 1, length: end - start });
    end = start;
  }
  return words.reverse();
}
