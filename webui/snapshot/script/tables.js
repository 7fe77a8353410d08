// The search files, loaded chunk by chunk. What is asked for and not there yet is noted; whoever
// asked loads it and asks again, so that the search itself never waits inside.

import { SHAPES, ascending, mayBegin, texts } from "./packing.js";

// Parts of the script that are loaded as tables are.
const MODULES = {
  reading: () => import("./further/reading.js"),
  further: () => import("./further/further.js"),
};
// What stands in one file.
const PARTS = { words: (value) => value.words, postings: (value) => value.postings, others: (value) => value.words };
const decoder = new TextDecoder();

// What a file has, by the table that its name begins with.
const shaped = (file, value) => SHAPES[file.slice(0, file.indexOf("-"))]?.(value) ?? value;

async function content(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server that unpacks the files on its way has done it already.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return JSON.parse(decoder.decode(bytes));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).json();
}

export class Tables {
  constructor(base, manifest) {
    this.base = base;
    this.manifest = manifest;
    // Of each table the first keys of its chunks, and what the names of its files begin with.
    const listed = (tables, unpacked) => Object.entries(tables).map(([table, [stem, firsts]]) => [table, { stem, firsts: unpacked(firsts) }]);
    this.chunks = new Map([...listed(manifest.texts, texts), ...listed(manifest.numbers, ascending)]);
    this.loaded = new Map(Object.entries(manifest.files).map(([file, value]) => [file, shaped(file, value)]));
    this.wanted = new Set();
    // Counts up with everything that was asked for and not there: what follows from it is not kept.
    this.misses = 0;
    this.loading = new Map();
  }

  static async open(base) {
    const response = await fetch(new URL("search.json.gz", base), { cache: "no-cache" });
    if (!response.ok) throw new Error(`search.json.gz: ${response.status}`);
    return new Tables(base, await content(response));
  }

  // The chunk that has a key, with its first key; null while it is not there, or where none has it.
  chunk(table, key) {
    const { firsts, stem } = this.chunks.get(table);
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    if (!low) return null;
    const first = firsts[low - 1];
    const file = `${stem}-${low - 1}.json.gz`;
    const value = this.loaded.get(file);
    if (value === undefined) {
      this.wanted.add(file);
      this.misses += 1;
      return null;
    }
    return { first, file: value, value: PARTS[table]?.(value) ?? value };
  }

  // What stands beside the words in the file that has a key: "staff", "pairs"; null while it is
  // not there, or where none has the key.
  beside(table, key, name) {
    const found = this.chunk(table, key);
    return found && (found.file[name] ?? {});
  }

  // A part of the script; undefined while it is not there.
  module(name) {
    if (!this.loaded.has(name)) {
      this.wanted.add(name);
      this.misses += 1;
    }
    return this.loaded.get(name);
  }

  // The value of a text; undefined where there is none, or not yet.
  get(table, key) {
    if (!mayBegin(this.manifest.begin[table], key)) return undefined;
    const value = this.chunk(table, key)?.value;
    if (value instanceof Map) return value.get(key);
    return value && Object.hasOwn(value, key) ? value[key] : undefined;
  }

  // The value of a number.
  at(table, number) {
    const found = this.chunk(table, number);
    return found?.value[number - found.first];
  }

  // All of a table that is one chunk.
  whole(table) {
    return this.chunk(table, "")?.value;
  }

  async load() {
    const files = [...this.wanted];
    this.wanted.clear();
    await Promise.all(files.map((file) => this.file(file)));
  }

  file(file) {
    if (!this.loading.has(file)) {
      const loading = (MODULES[file]?.() ?? this.fetched(file)).then((value) => this.loaded.set(file, value));
      loading.catch(() => this.loading.delete(file));
      this.loading.set(file, loading);
    }
    return this.loading.get(file);
  }

  async fetched(file) {
    const response = await fetch(new URL(file, this.base));
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return shaped(file, await content(response));
  }

  // What a function returns once all is there that it asks for.
  async settled(work) {
    for (;;) {
      this.wanted.clear();
      const result = work();
      if (!this.wanted.size) return result;
      await this.load();
    }
  }
}

// The programs as cards show them, each in a file of its own of a large collection; those that are
// the best for a word are together in another, indexer/browser/best.py.
export class Records {
  constructor(tables) {
    this.tables = tables;
    this.known = new Map();
  }

  // The record of a program; undefined while it is not there.
  of(doc) {
    return this.known.get(doc) ?? this.tables.at("records", doc);
  }

  // Asks for the best programs of a term at once, where they stand together.
  best(term) {
    const file = this.tables.at("postings", term)?.[2] ?? null;
    const found = file === null ? [] : (this.tables.at("best", file) ?? []);
    for (const [doc, record] of found) if (!this.known.has(doc)) this.known.set(doc, record);
  }
}
