"""Ask an index by Whoosh: `python open_with_whoosh.py my-index システム`.

The index is what `sesaku index --index my-index` wrote. README.md has a shorter example, and a
table of the fields.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from whoosh.index import Index, open_dir
from whoosh.qparser import MultifieldParser
from whoosh.query import And, NumericRange, Term

from indexer import generation_directory

BOOSTS = {"name": 3.0, "summary": 1.0, "targets": 0.7, "keywords": 2.0}


def main(directory: str, words: str) -> None:
    index = open_dir(str(generation_directory(Path(directory))))
    pages(index, words)
    one_of_each_department(index, words)
    in_several_threads(index, [words, f'"{words}"', f"name:{words}"])


def pages(index: Index, words: str) -> None:
    """The second page of some, the best first."""
    query = MultifieldParser(list(BOOSTS), index.schema, fieldboosts=BOOSTS).parse(words)
    with index.searcher() as searcher:
        page = searcher.search_page(query, 2, pagelen=5)
        print(f"{page.total} programs, page {page.pagenum} of {page.pagecount}")
        print(page[0]["id"], page[0]["name"])


def one_of_each_department(index: Index, words: str) -> None:
    """Of programs that are not new and among the first 20 of their area, by department."""
    query = MultifieldParser(["name", "summary"], index.schema).parse(words)
    # In the query: Whoosh 2.7.4 collapses nothing beside a ``filter``.
    query = And([query, NumericRange("number", 1, 20), Term("is_new", False)])
    with index.searcher() as searcher:
        found = searcher.search(query, collapse="department", sortedby="department", limit=3)
        for hit in found:
            print(hit["department"], hit["number"], hit["name"])


def in_several_threads(index: Index, texts: list[str]) -> None:
    """How many programs some queries find; each thread has a searcher of its own."""

    def count(text: str) -> int:
        with index.searcher() as searcher:
            return len(searcher.search(MultifieldParser(["name"], index.schema).parse(text)))

    with ThreadPoolExecutor() as threads:
        for text, programs in zip(texts, threads.map(count, texts), strict=True):
            print(text, programs)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print("Usage: python open_with_whoosh.py INDEX WORDS", file=sys.stderr)
        sys.exit(2)
    main(*sys.argv[1:])
