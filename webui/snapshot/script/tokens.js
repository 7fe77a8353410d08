// Tokens of a query, and what follows from the parts of some of them: see analyzer.js.

import { isAscii, isHiragana, isKatakana } from "./text.js";

// Shorter katakana is mostly one word.
const MIN_SEVERAL = 6;

export const Kind = { BREAK: 0, FUNCTION: 1, LIGHT: 2, AFFIX: 3, NUMBER: 4, VERB: 5, NOUN: 6 };
// The flags of a word that has a reading, of one that others are used like, and of one whose letters
// no program has in other words:
// indexer/browser/lexicon.py.
export const READ = 512;
export const RELATED = 1024;
export const UNCUT = 2048;
// What says nothing of how a word is cut.
export const SILENT = READ | RELATED | UNCUT;
// What is unknown of a token of hiragana.
export const HIRAGANA = 2;

export function asToken(surface, entry) {
  const [, term, kind, flags = 0, parts = [], synonyms = [], written = [], also = []] = entry;
  const own = { surface, term, kind };
  let at = 0;
  const piece = (size) => (typeof size === "string" ? size : surface.slice(at, (at += size)));
  const known = Array.isArray(parts[0]);
  const rows = known ? parts.map(([s, t, k]) => ({ surface: piece(s), term: t, kind: k })) : [own];
  const sizes = known || !(parts.length || parts > 0) ? null : parts;
  const has = (flag) => (flags & flag) !== 0;
  const said = { isRead: has(READ), isUsedAlike: has(RELATED), isUncut: has(UNCUT) };
  return { surface, term, kind, flags, ...said, parts: rows, sizes, synonyms, written, also, unknown: 0 };
}

const empty = { flags: 0, isRead: false, synonyms: [], also: [], written: null, isUsedAlike: false };

export function unknown(surface, type) {
  const kind = type === 1 ? Kind.LIGHT : Kind.NOUN;
  return { ...empty, surface, term: surface, kind, parts: [{ surface, term: surface, kind }], unknown: type + 1 };
}

// A noun of a dictionary that no program has, by the sizes of its parts; null for no such noun.
export function noun(surface, sizes) {
  return sizes ? { ...unknown(surface, 0), unknown: 0, sizes: sizes.length ? sizes : null, isOfDictionary: true } : null;
}

export function asNumber(surface, term) {
  const own = { surface, term, kind: Kind.NUMBER };
  return { ...empty, ...own, parts: [own], unknown: 0 };
}

export function breaking(surface) {
  return { ...empty, surface, term: "", kind: Kind.BREAK, parts: [{ surface, term: "", kind: Kind.BREAK }], unknown: 0 };
}

// Unknown letters of one kind that stand together are one word.
export function joined(tokens) {
  const found = [];
  for (const one of tokens) {
    const last = found[found.length - 1];
    if (one.unknown && last?.unknown === one.unknown && last.end === one.start) {
      const surface = last.surface + one.surface;
      found[found.length - 1] = { ...unknown(surface, one.unknown - 1), start: last.start, end: one.end };
    } else found.push(one);
  }
  return found;
}

// The position of each of some parts in a row, from 0, as the index counts them.
export function places(parts) {
  let position = -1;
  let gap = false;
  return parts.map(({ kind }) => {
    if (!(gap && kind === Kind.BREAK)) position += 1;
    gap = kind <= Kind.FUNCTION;
    return position;
  });
}

// The term at each position that some parts take; "" where none stands.
export function row(parts) {
  const terms = [];
  let gap = false;
  for (const { term, kind } of parts) {
    if (!(gap && kind === Kind.BREAK)) terms.push(kind > Kind.FUNCTION ? term : "");
    gap = kind <= Kind.FUNCTION;
  }
  return terms;
}

export const placedWords = (parts) => [...row(parts).entries()].filter(([, term]) => term !== "");
export const allParts = (tokens) => tokens.flatMap((one) => one.parts);

// Whether a dictionary is asked for a word with a token's letters: they are in no word, or one by
// itself that no program has. Katakana is cut otherwise, see loanwords.js.
export function mayBeOfNoun({ unknown: lacks, surface, term, kind }) {
  if (isKatakana(surface) || isAscii(surface)) return false;
  return lacks ? lacks !== HIRAGANA || surface.length > 1 : surface.length === 1 && kind > Kind.LIGHT && typeof term === "string";
}

// Whether hiragana is only a piece of what stands together: あんな of あんない.
export function isTorn(text, start, end) {
  const goesOn = /[ぁ-ゖー]/.test((text[start - 1] ?? "") + (text[end] ?? ""));
  return goesOn && isHiragana(text.slice(start, end));
}

// Whether katakana that no program has may be cut otherwise than into these words.
export function mayBeLoaned({ surface, term, unknown: lacks }, at, all) {
  if (!isKatakana(surface) || typeof term === "number") return false;
  return (lacks && surface.length >= MIN_SEVERAL) || [all[at - 1], all[at + 1]].some((beside) => beside && isKatakana(beside.surface));
}

// Kanji of a name: one or unknown, with what stands between them in names of places.
const OF_NAME = /^[\p{Script=Han}ヶケ]+$/u;
const IN_KANA = /^[ぁ-ゖ]{2,}[市町村区郡]$/;

// The tokens, kanji by themselves of which no program has one as the name that they are: 郡山, 霞ヶ関.
export function withNames(tokens, text) {
  if (IN_KANA.test(text) && tokens.length > 1) return [{ ...unknown(text, 0), start: 0, end: text.length }];
  const found = [];
  for (let at = 0; at < tokens.length; ) {
    let end = at;
    while (end < tokens.length && isOfName(tokens[end]) && (end === at || tokens[end].start === tokens[end - 1].end)) end += 1;
    const run = tokens.slice(at, Math.max(end, at + 1));
    found.push(...(run.length > 1 && run.some((one) => typeof one.term === "string") ? [nameOf(run)] : run));
    at += run.length;
  }
  return found;
}

const isOfName = ({ surface, kind, unknown: lacks }) => kind !== Kind.NUMBER && OF_NAME.test(surface) && (lacks || surface.length === 1);

function nameOf(run) {
  const surface = run.map((one) => one.surface).join("");
  return { ...unknown(surface, 0), start: run[0].start, end: run[run.length - 1].end };
}

// Words beside letters left over that one word may have with them: 貸し付け金.
const ASIDE = 2;

// Where letters are left over, and how far a word may reach that has them: ASIDE words to each side.
export function leftOver(tokens, isLeft = ({ unknown: lacks }) => lacks) {
  return tokens.flatMap((one, at) => {
    if (!isLeft(one)) return [];
    const [before, behind] = [tokens[Math.max(0, at - ASIDE)], tokens[Math.min(tokens.length - 1, at + ASIDE)]];
    return [{ start: one.start, end: one.end, low: before.start, high: behind.end }];
  });
}

// Which pieces of a query are verbs that the files do not have: a server's dictionary has them all.

// A kanji by itself, what it is inflected by, and what stands behind nouns as well.
const STEM = /^\p{Script=Han}$/u;
const ENDING = /^(?:[いうえきくけぎぐげしすせたちつてっばびぶべまみむめらりるれろわん]|か[けせずなれ])/;
const NO_ENDING = /^(?:くらい|しか|たち|まで|って(?!い[るま]|くれ|もら))/;
// A noun that is a form of a verb, and what makes it one: 考えて, 知らせる.
const OF_NOUN = /\p{Script=Han}[いえきぎけげしじせちてでにねびべみめりれ]$/u;
const OF_LONGER_NOUN = /\p{Script=Han}[ぁ-ゖ]?[いえきぎけげしじせちてでにねびべみめりれ]$/u;
const OF_VERB = /^(?:ら?れ)?る/;

// Whether a token is what a verb begins with: a kanji that no program has before its endings (買う),
// a noun before an auxiliary. ``next`` is the token behind, ``rest`` all text behind.
export function isOfVerb({ surface, term, kind, end, isOfDictionary }, next, rest, verbal) {
  if (kind !== Kind.NOUN || next?.start !== end) return false;
  if (typeof term === "string" && STEM.test(surface)) return ENDING.test(rest) && !NO_ENDING.test(rest);
  return (isOfDictionary ? OF_LONGER_NOUN : OF_NOUN).test(surface) && ((next.flags & verbal) !== 0 || OF_VERB.test(rest));
}

export const asVerb = (token) => ({ ...token, kind: Kind.VERB, parts: token.parts.map((part) => ({ ...part, kind: Kind.VERB })) });
