// Numbers, sorted texts, rows and entries of words as the files have them:
// indexer/browser/packing.py and entries.py.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
[...DIGITS].forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

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

function texts(joined) {
  let before = "";
  return joined.split("\n").map((row) => (before = before.slice(0, VALUES[row.charCodeAt(0)]) + row.slice(1)));
}

// The rows of an object of columns, which may be such objects.
function rows(columns) {
  const own = Object.entries(columns).map(([key, values]) => [key, Array.isArray(values) ? values : rows(values)]);
  return own[0][1].map((_, at) => Object.fromEntries(own.map(([key, values]) => [key, values[at]])));
}

// The entries of each key, their terms as they are.
function entries({ keys, entries: found }) {
  let last = 0;
  const whole = (key) => ([surface, term, ...rest]) =>
    [surface, typeof term === "number" ? (last += term) : term || surface || key, ...rest];
  return new Map(texts(keys).map((key, at) => [key, found[at].map(whole(key))]));
}

// What a chunk of each table is made of; any other is as it is written.
export const SHAPES = {
  words: entries,
  others: entries,
  postings: ({ terms, places }) => texts(terms).map((term, at) => [term, places[at]]),
  // [text, reading, count], the commonest first.
  phrases: ({ texts: own, readings, most, counts }) => {
    const [all, less] = [texts(readings), numbers(counts)];
    let count = most;
    return texts(own).map((text, at) => [text, all[at], (count -= less[at])]);
  },
  further: texts,
  records: rows,
  pages: rows,
};
