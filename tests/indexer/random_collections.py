"""Small random collections, queries for them, and built generations to ask."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from corpus import Collection, Loaded, Program, SynonymRow
from corpus.columns import Column, Label
from indexer import generation_directory, update_index
from indexer.english.dictionary import Dictionary
from indexer.english.jmdict import Entries

JUDGED = Path(__file__).parents[1] / "judgements" / "fukushima.tsv"

DEPARTMENTS = ("総務部", "危機管理部", "農林水産部")
DIVISIONS = ("情報政策課", "災害対策課", "総務課")
AREAS = ("一", "二")
# The heading of a further column.
NOTES = "備考"
# Compounds, their parts, synonyms, spellings of one word, function words and breaks.
PIECES = (
    *("防災", "システム", "防災システム", "ネットワーク", "住民基本台帳", "台帳", "住民"),
    *("補助金", "助成金", "ごみ", "ゴミ", "見直す", "見直し", "高齢者", "お年寄り", "RPA"),
    *("令和2年", "2020年", "の", "を", "、", "。", " "),
)
SYNONYMS = (SynonymRow("お年寄り", ("高齢者",)), SynonymRow("台帳", ("住民基本台帳", "名簿")))
NO_DICTIONARY = Dictionary(Entries((), (), ()))


@contextmanager
def built(programs: Sequence[Program], columns: Sequence[Column] = ()) -> Iterator[Path]:
    """Build a collection and yield its generation's directory.

    Nobody waits for the disk, nor for English words, of which all are gone through.
    """
    collection = Collection(
        Path("nowhere"), "例", areas=AREAS, departments=DEPARTMENTS, columns=tuple(columns)
    )
    loaded = Loaded(collection, tuple(programs), SYNONYMS, ())
    no_english = patch("indexer.index.contents.dictionary", lambda: NO_DICTIONARY)
    with TemporaryDirectory() as directory, patch("os.fsync"), no_english:
        update_index(loaded, Path(directory))
        yield generation_directory(Path(directory))


def judged_queries() -> list[str]:
    """Return the text of every judged query of the shipped collection."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def text(max_size: int = 6) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=max_size).map("".join)


def programs() -> st.SearchStrategy[list[Program]]:
    """Return a strategy for one to eight programs with short texts."""
    return st.lists(_fields(), min_size=1, max_size=8).map(
        lambda rows: [Program(id=f"p{n:02}", **row) for n, row in enumerate(rows)]
    )


def own_columns() -> st.SearchStrategy[tuple[Column, ...]]:
    """Return a strategy for the columns of a collection: none, or NOTES, searched or not."""
    weights = st.sampled_from((0.0, 2.0))
    notes = weights.map(
        lambda weight: (Column(NOTES, "text", Label(NOTES, NOTES), searched=weight),)
    )
    return st.just(()) | notes


def _fields() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "number": st.none() | st.integers(0, 300),
            "name": text().map(lambda tail: "事業" + tail),
            "summary": text(8),
            "targets": text(),
            "keywords": st.lists(text(2), max_size=2).map(tuple),
            "department": st.sampled_from(("", *DEPARTMENTS)),
            "divisions": st.lists(st.sampled_from(DIVISIONS), unique=True).map(tuple),
            "area": st.sampled_from(AREAS),
            "is_new": st.booleans(),
            "extra": text().map(lambda notes: ((NOTES, notes),) if notes else ()),
        }
    )


def queries() -> st.SearchStrategy[str]:
    """Return a strategy for queries: words, phrases, exclusions and alternatives."""
    word = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
    unit = st.tuples(st.sampled_from(("{}", "{}", "「{}」", "-{}", "OR {}")), word)
    filled = unit.map(lambda pair: pair[0].format(pair[1].strip()))
    kana = st.sampled_from(("ぼうさい", "システム", "じゅうみん", "bousai", "災", "防 災", "福祉"))
    return st.lists(filled | kana, min_size=1, max_size=4).map(" ".join)
