"""Other searches that need no server, over the pages or records of the same snapshot."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from indexer import Searcher

PEERS: Final = ("pagefind@1.6.0", "minisearch@7.2.0")
# Each is given queries and returns, for each: ids of the first ten, how many of them are not marked
# as partial, and the milliseconds of computing. Everything is loaded by a first round.
SESAKU: Final = """async (queries) => {
  const loaded = await (await import("/site/embed.js")).search();
  for (const text of queries) await loaded.search({ text });
  const fresh = new loaded.constructor(loaded.tables, loaded.core);
  const found = [];
  for (const text of queries) {
    const start = performance.now();
    const view = await fresh.search({ text });
    const ms = performance.now() - start;
    const unmarked = view.hits.filter((hit) => !hit.partial).length;
    found.push({ ids: view.hits.map((hit) => hit.id), unmarked, ms });
  }
  return found;
}"""
PAGEFIND: Final = """async (queries) => {
  const pagefind = await import("/pages/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 30 });
  await pagefind.init();
  const found = [];
  const ask = async (text) => {
    const { results } = await pagefind.search(text);
    return Promise.all(results.slice(0, 10).map((result) => result.data()));
  };
  for (const text of queries) await ask(text);
  for (const text of queries) {
    const start = performance.now();
    const pages = await ask(text);
    const ms = performance.now() - start;
    const ids = pages.map((page) => decodeURIComponent(/programs\\/(.*)\\.html/.exec(page.url)[1]));
    found.push({ ids, unmarked: ids.length, ms });
  }
  return found;
}"""
MINISEARCH: Final = """async (queries) => {
  const { default: MiniSearch } = await import("/minisearch.js");
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  const tokenize = (text) =>
    Array.from(segmenter.segment(text)).filter((one) => one.isWordLike).map((one) => one.segment);
  const options = {
    fields: ["name", "summary", "targets"],
    tokenize,
    searchOptions: { tokenize, boost: { name: 3 }, prefix: true, fuzzy: 0.2 },
  };
  const index = MiniSearch.loadJSON(await (await fetch("/minisearch.json")).text(), options);
  const found = [];
  for (const text of queries) {
    const start = performance.now();
    const ids = index.search(text).slice(0, 10).map((hit) => hit.id);
    const ms = performance.now() - start;
    found.push({ ids, unmarked: ids.length, ms });
  }
  return found;
}"""
_BUILD: Final = """
import { readFileSync, writeFileSync } from "node:fs";
const { default: MiniSearch } = await import(process.argv[2]);
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const tokenize = (text) =>
  Array.from(segmenter.segment(text)).filter((one) => one.isWordLike).map((one) => one.segment);
const index = new MiniSearch({ fields: ["name", "summary", "targets"], tokenize });
index.addAll(JSON.parse(readFileSync(process.argv[3])));
writeFileSync(process.argv[4], JSON.stringify(index));
"""


def write_pagefind(root: Path) -> None:
    """Index the pages of the programs, what is around them left out."""
    pages = root / "pages"
    (pages / "programs").mkdir(parents=True)
    for page in (root / "site" / "programs").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        article = re.search(r"<article.*?</article>", text, re.S)
        assert article is not None
        body = article[0].replace("<article", "<article data-pagefind-body", 1)
        html = f'<!doctype html><html lang="ja"><title>-</title><body>{body}</body></html>'
        (pages / "programs" / page.name).write_text(html, encoding="utf-8")
    command = [str(root / "npm/node_modules/.bin/pagefind"), "--site", str(pages)]
    subprocess.run(command, check=True, capture_output=True)


def write_minisearch(root: Path, searcher: Searcher) -> None:
    """Index the records of the programs."""
    records = [
        {"id": p.id, "name": p.name, "summary": p.summary, "targets": p.targets}
        for p in searcher.programs
    ]
    (root / "records.json").write_text(json.dumps(records), encoding="utf-8")
    module = root / "npm/node_modules/minisearch/dist/es/index.js"
    shutil.copy(module, root / "minisearch.js")
    (root / "build.mjs").write_text(_BUILD, encoding="utf-8")
    files = [str(module), str(root / "records.json"), str(root / "minisearch.json")]
    subprocess.run(["node", str(root / "build.mjs"), *files], check=True)
