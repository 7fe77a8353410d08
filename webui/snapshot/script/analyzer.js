// A query into words by the shortest path over the words that the files have.
//
// A token has the surface, its place in the folded text, and what the lexicon says: term (a number,
// or a text that no program has), kind, flags, isRead, parts, synonyms, written (null: nothing is
// known of it), isUsedAlike.

import { isKana, letters, toKatakana } from "./text.js";
import { asNumber, asToken, asVerb, breaking, HIRAGANA, isOfVerb, isTorn, joined, Kind, leftOver, mayBeLoaned, mayBeOfNoun, noun, SILENT, unknown, withNames } from "./tokens.js";

// What a word costs, and what a letter costs that is in no word: two known words are better than
// one and a letter left over.
const WORD = 1;
const SHORT_KANA = 1.5;
const UNKNOWN = 2.2;
const UNKNOWN_BEGINS = 1;
const LONGEST = 24;
// Shorter hiragana is read as anything.
const MIN_READING = 3;
const READ_SO = 1.5;
// The class of a text whose words are not there yet.
const UNSAID = 4;
const CLASSES = [/^[ァ-ヺー]$/, /^[ぁ-ゖ]$/, /^[a-z]$/, /^[0-9]$/, /^\p{L}$/u];

export class Analyzer {
  // ``reading`` gives what knows words that no program has; undefined while it is not there.
  constructor(tables, core, text, reading) {
    Object.assign(this, { tables, text, reading });
    this.suffix = core.flags.suffix;
    this.joining = new Set(core.constants.joining);
    this.longest = LONGEST;
    this.most = Math.min(LONGEST, core.most_letters);
    this.flags = core.flags;
    this.cache = new Map();
    // What surfaces are taken for: words of the programs; others, too; and nouns of a dictionary.
    this.words = [new Map(), new Map(), new Map()];
  }

  // Every entry of the words that are written with these letters.
  entries(key) {
    return this.tables.get("words", key) ?? (this.level ? this.tables.get("others", key) : undefined) ?? [];
  }

  // The tokens of a folded text, breaks and function words among them.
  analyze(folded) {
    const known = this.cache.get(folded);
    if (known) return known;
    const { misses } = this.tables;
    // Other words are asked for where those of the programs leave letters over: what these spell
    // stands among them. Nouns of a dictionary come last, where these begin.
    Object.assign(this, { level: 0, places: [], ofNouns: [], starts: new Set() });
    let tokens = this.cut(folded);
    const isThere = () => this.tables.misses === misses;
    if (isThere() && tokens.some((token) => token.unknown)) {
      this.places = leftOver(tokens);
      tokens = this.cut(folded);
    }
    if (isThere() && tokens.some(mayBeOfNoun)) {
      Object.assign(this, { ofNouns: leftOver(tokens, mayBeOfNoun), starts: new Set(tokens.map((token) => token.start)) });
      tokens = this.cut(folded);
    }
    if (isThere() && tokens.some(mayBeLoaned)) tokens = this.reading()?.loanwords.within(tokens) ?? tokens;
    if (isThere()) tokens = withNames(tokens, folded);
    // A text that was cut while words were missing is cut again.
    if (this.tables.misses === misses) this.cache.set(folded, tokens);
    return tokens;
  }

  cut(text) {
    // No way of several words is shorter than one, and what these are written with is not asked for.
    const { misses } = this.tables;
    const whole = this.mayBeOne(text) && this.oneOf(text);
    if (this.tables.misses !== misses) return [{ ...unknown(text, UNSAID), start: 0, end: text.length }];
    if (whole) return [this.whole({ ...whole, start: 0, end: text.length })];
    return this.shortest(text);
  }

  // Whether ``steps`` may go all of a text at once, to a word of the files.
  mayBeOne(text) {
    if (text.length < 2 || text.length > this.most || this.joining.has(text[0])) return false;
    return /^\p{L}/u.test(text) && /^(?![a-z])|^[a-z]+(?:[ァ-ヺー]*|\p{Script=Han}*)$/u.test(text);
  }

  oneOf(text) {
    this.level = this.levelOf(0, text.length);
    return this.word(text);
  }

  shortest(text) {
    const ways = [{ cost: 0 }];
    for (let end = 1; end <= text.length; end += 1) ways.push({ cost: Infinity });
    for (let start = 0; start < text.length; start += 1) {
      // Nothing ends within a run of Latin letters.
      if (ways[start].cost === Infinity) continue;
      for (const step of this.steps(text, start)) {
        const joined = step.token?.unknown && ways[start].token?.unknown === step.token.unknown;
        const cost = ways[start].cost + step.cost + (step.token?.unknown && !joined ? UNKNOWN_BEGINS : 0);
        if (cost < ways[step.end].cost) ways[step.end] = { cost, start, token: step.token };
      }
    }
    this.level = this.ofNouns.length ? 2 : Number(this.places.length > 0);
    const tokens = [];
    for (let at = text.length; at > 0; at = ways[at].start) {
      if (ways[at].token) tokens.push({ ...ways[at].token, start: ways[at].start, end: at });
    }
    return joined(tokens.reverse()).map((token, at, all) => {
      const found = this.inContext(token, all[at - 1]);
      return this.whole(isOfVerb(found, all[at + 1], text.slice(token.end), this.flags.verbal) ? asVerb(found) : found);
    });
  }

  // Behind a word, what may be a suffix is one; unknown hiragana that some word is read as is that.
  inContext(token, before) {
    if (token.unknown === HIRAGANA && token.surface.length >= MIN_READING) {
      if (this.isReading(token.surface)) return { ...token, kind: Kind.NOUN };
    }
    const behind = before && before.end === token.start && before.kind > Kind.LIGHT;
    if (!behind || [...token.surface].length > 1 || isKana(token.surface)) return token;
    const entry = this.entries(letters(token.surface)).find((one) => one[2] === Kind.AFFIX && one[3] & this.suffix);
    return entry ? { ...token, ...asToken(token.surface, entry) } : token;
  }

  *steps(text, start) {
    const sign = text[start];
    if (this.joining.has(sign)) yield { end: start + 1, cost: 0, token: null };
    const type = CLASSES.findIndex((pattern) => pattern.test(sign));
    if (type < 0 && !/[\p{L}\p{N}%]/u.test(sign)) {
      yield { end: start + 1, cost: 0.1, token: breaking(sign) };
      return;
    }
    const number = this.text.numberAt(text.slice(start));
    if (number) {
      // A kanji by itself may be of a word that no program has: 一時.
      const price = type === 3 || number.length > 1 ? WORD : UNKNOWN;
      yield { end: start + number.length, cost: price, token: this.number(number) };
      if (type === 3) return;
    }
    // Katakana that is no run of known words is one word, as the analyzer has it.
    if (type === 0) {
      const run = /^[ァ-ヺー]+/.exec(text.slice(start))[0].length;
      if (start === 0 || !CLASSES[0].test(text[start - 1])) {
        yield { end: start + run, cost: UNKNOWN, token: unknown(text.slice(start, start + run), type) };
      }
    }
    if (type === 1 && !CLASSES[1].test(text[start - 1] ?? "")) yield* this.readSo(text, start);
    if (type === 2) yield* this.signed(text, start);
    const latin = type === 2 ? /^[a-z]+/.exec(text.slice(start))[0].length : 0;
    // A word of Latin letters and others ends with these: eメール.
    const most = (latin && latin + (/^[ァ-ヺー]+|^\p{Script=Han}+/u.exec(text.slice(start + latin))?.[0].length ?? 0)) || Math.min(this.longest, text.length - start);
    for (let size = latin || 1; size <= most; size += 1) {
      const surface = text.slice(start, start + size);
      this.level = this.levelOf(start, start + size);
      const found = this.word(surface);
      if (found?.isOfDictionary && isTorn(text, start, start + size)) continue;
      if (found?.isOfDictionary) this.starts.add(start + size);
      if (found) yield { end: start + size, cost: cost(found), token: found };
    }
    if (type === 0) return;
    const size = latin || 1;
    yield { end: start + size, cost: type === 1 ? 1.2 : UNKNOWN, token: unknown(text.slice(start, start + size), type) };
  }

  // Latin letters with & between them that are a word, or are one without it: Q&A.
  *signed(text, start) {
    const [surface] = /^[a-z]+(?:&[a-z]+)*/.exec(text.slice(start));
    if (!surface.includes("&")) return;
    this.level = this.levelOf(start, start + surface.length);
    const found = this.word(surface) ?? this.word(letters(surface));
    if (found) yield { end: start + surface.length, cost: WORD, token: { ...found, surface } };
  }

  // Among which words a stretch of the text is looked for.
  levelOf(from, to) {
    const isNear = ({ start, end, low, high }) => low <= from && to <= high && from < end && start < to;
    if (this.starts.has(from) && this.ofNouns.some(isNear)) return 2;
    return Number(this.places.some(isNear));
  }

  // Hiragana at the beginning of a run that is how some word is read.
  *readSo(text, start) {
    const run = /^[ぁ-ゖー]+/.exec(text.slice(start))[0];
    for (let size = run.length; size >= MIN_READING; size -= 1) {
      const surface = run.slice(0, size);
      if (this.isReading(surface)) {
        yield { end: start + size, cost: READ_SO, token: { ...unknown(surface, 1), kind: Kind.NOUN, unknown: HIRAGANA } };
      }
    }
  }

  isReading(surface) {
    const reading = toKatakana(surface);
    return (this.tables.get("readings", this.text.sound(reading)) ?? []).some(([own]) => own === reading);
  }

  // The best entry of a surface as a token; null where the files have none.
  word(surface) {
    const known = this.words[this.level];
    if (known.has(surface)) return known.get(surface);
    const { misses } = this.tables;
    const found = this.best(surface);
    if (this.tables.misses === misses) known.set(surface, found);
    return found;
  }

  best(surface) {
    const key = letters(surface) || surface;
    let best = null;
    for (const entry of this.entries(key)) {
      // Hiragana has the letters of katakana: an entry says which it is.
      if ((entry[0] || key) === surface && (!best || rank(entry) > rank(best))) best = entry;
    }
    if (best) return asToken(surface, best);
    return this.level > 1 && surface.length > 1 ? noun(surface, this.tables.get("nouns", surface)) : null;
  }

  // A token with its parts, which are words by themselves where their sizes alone are known.
  whole(token) {
    if (!token.sizes) return token;
    const sizes = [token.sizes].flat();
    const ends = [...sizes, token.surface.length - sizes.reduce((sum, size) => sum + size, 0)];
    let at = 0;
    const parts = ends.map((size) => {
      const surface = token.surface.slice(at, (at += size));
      const { term, kind } = this.word(surface) ?? unknown(surface, 0);
      return { surface, term, kind };
    });
    return { ...token, parts, sizes: null };
  }

  // The word that a text is as a whole; null where the files have none.
  alone(surface) {
    const key = letters(surface) || surface;
    const { misses } = this.tables;
    this.level = Number(!this.tables.get("words", key) && this.tables.misses === misses);
    return this.word(surface);
  }

  // A number, as the programs may write it otherwise: 3万 is 三万 and 30,000.
  number(text) {
    const value = this.text.value(text);
    return this.word(text) ?? asNumber(text, this.word(value)?.term ?? value);
  }
}

// Of several words that are written alike, one with parts, then one that was cut by itself.
const rank = (entry) => (entry[4]?.length || entry[4] > 0 ? 2 : 0) + (entry[3] & ~SILENT ? 1 : 0);

function cost({ surface, kind }) {
  const isShort = surface.length === 1 && isKana(surface) && kind !== Kind.FUNCTION;
  return WORD + (isShort ? SHORT_KANA : 0) - 0.001 * surface.length;
}
