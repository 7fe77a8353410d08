// Numbers, sorted texts, rows and entries of words as the files have them:
// indexer/browser/packing.py and entries.py.

import { toHiragana } from "./text.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
[...DIGITS].forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

const FACTORS = [0x9e3779b1, 0x85ebca77];

export function numbers(text) {
  const found = [];
  let [value, scale] = [0, 1];
  for (let at = 0; at < text.length; at += 1) {
    const digit = VALUES[text.charCodeAt(at)];
    value += (digit & 31) * scale;
    if (digit > 31) scale *= 32;
    else {
      found.push(value);
      [value, scale] = [0, 1];
    }
  }
  return found;
}

export const signed = (number) => (number & 1 ? -(number + 1) / 2 : number / 2);

// Ascending numbers, each the distance from the one before.
export function ascending(text) {
  let last = 0;
  return Int32Array.from(numbers(text), (distance) => (last += distance));
}

// Kanji by their variants: indexer/browser/constants.py.
export function variants(text) {
  const all = numbers(text);
  let kanji = 0;
  return new Map(
    Array.from({ length: all.length / 2 }, (_, at) => {
      kanji += all[2 * at];
      return [kanji + signed(all[2 * at + 1]), kanji].map((code) => String.fromCodePoint(code));
    }),
  );
}

// Whether a table may have a key, as far as the bits of its keys' beginnings say it:
// indexer/browser/beginnings.py.
export function mayBegin(bits, key) {
  if (!bits) return true;
  const number = (key.charCodeAt(0) << 16) | key.charCodeAt(1);
  return FACTORS.every((factor) => {
    const at = Math.floor(((Math.imul(number, factor) >>> 0) * bits.length * 6) / 2 ** 32);
    return (VALUES[bits.charCodeAt(Math.floor(at / 6))] >> (at % 6)) & 1;
  });
}

export function texts(joined) {
  if (!joined) return [];
  let before = "";
  return joined.split("\n").map((row) => (before = before.slice(0, VALUES[row.charCodeAt(0)]) + row.slice(1)));
}

// The rows of an object of columns, which may be such objects.
function rows(columns) {
  const own = Object.entries(columns).map(([key, values]) => [key, Array.isArray(values) ? values : rows(values)]);
  return own[0][1].map((_, at) => Object.fromEntries(own.map(([key, values]) => [key, values[at]])));
}

// The entries of each key, with their terms.
function entries(chunk) {
  const surfaces = chunk.surfaces.split("\n");
  const surface = (sign, key) => (sign === "~" ? toHiragana(key) : sign);
  const [counts, terms, classes] = [chunk.counts, chunk.terms, chunk.class].map(numbers);
  let [last, text, at] = [chunk.from, 0, 0];
  const term = (code, own) => (code > 1 ? (last += signed(code - 2)) : code ? chunk.texts[text++] : own);
  const entry = (key) => {
    const n = at++;
    const written = surface(surfaces[n], key);
    const own = term(terms[n], written || key);
    const several = [chunk.parts[n], chunk.synonyms[n], chunk.written[n], chunk.also[n]].map((one) => one || []);
    return [written, own, ...chunk.classes[classes[n]], ...several];
  };
  return new Map(texts(chunk.keys).map((key, n) => [key, Array.from({ length: counts[n] }, () => entry(key))]));
}

// The number of the file with the best programs of each term; null for none.
function files([last, codes] = [0, ""]) {
  return numbers(codes).map((code) => (code ? (last += code - 1) : null));
}

// The terms that stand under the words of a chunk: text, positions, file of the best programs.
function postings(chunk, keys) {
  const [under, names] = [numbers(chunk.under), chunk.names.split("\n")];
  const best = files(chunk.best);
  let at = 0;
  return keys.flatMap((key, n) => Array.from({ length: under[n] }, () => [names[at] || key, chunk.places[at], best[at++] ?? null]));
}

function words(chunk) {
  const found = entries(chunk);
  return { words: found, postings: postings(chunk, [...found.keys()]), staff: chunk.staff, pairs: chunk.pairs };
}

// What a chunk of each table is made of; any other is as it is written.
export const SHAPES = {
  words,
  others: (chunk) => ({ words: entries(chunk), staff: chunk.staff }),
  // [text, reading, count], the commonest first.
  phrases: ({ texts: own, readings, most, counts }) => {
    const [all, less] = [texts(readings), numbers(counts)];
    let count = most;
    return texts(own).map((text, at) => [text, all[at], (count -= less[at])]);
  },
  further: texts,
  // The sizes of the parts of each word but the last.
  nouns: ({ words: own, parts, sizes }) => {
    const [counts, all] = [numbers(parts), numbers(sizes)];
    let at = 0;
    return new Map(texts(own).map((text, n) => [text, all.slice(at, (at += counts[n] - 1))]));
  },
  records: rows,
  best: ({ programs, records }) => [rows(records).map((record, at) => [ascending(programs)[at], record])],
  pages: rows,
};
