"""Search an index from Python: `python search_from_python.py my-index "通行止め 道路"`.

The index is what `sesaku index --index my-index` wrote.
"""

import sys
from pathlib import Path

from indexer import LiveIndex, Query


def main(index: str, words: str) -> None:
    # A LiveIndex is for all threads. Each request takes the searcher of the moment from it: another
    # one, once another generation was published.
    searcher = LiveIndex(Path(index)).searcher()
    results = searcher.search(Query(words, departments=("総務部", "土木部"), per_page=2))
    print(f"{results.total} programs, {results.complete} of them with every word")
    print(f"{results.similar} more that are like them")
    for hit in results.hits:
        print(hit.program.id, hit.program.name, f"({'、'.join(hit.because)})")
        pieces = [f"[{one.text}]" if one.matched else one.text for one in hit.fragments["summary"]]
        print("   ", "".join(pieces) or hit.program.summary)
    for value in results.facets["department"]:
        print(value.value, value.count)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print("Usage: python search_from_python.py INDEX WORDS", file=sys.stderr)
        sys.exit(2)
    main(*sys.argv[1:])
