"""Nouns that all collections share, and the files that have them."""

import gzip
from pathlib import Path

import orjson

from indexer.browser.chunks import Files
from indexer.browser.files import file_name
from indexer.browser.nouns import nouns, write_nouns
from tests.indexer.browser.unpacking import numbers, texts


def test_each_word_has_the_letters_of_its_parts() -> None:
    words = dict(nouns())
    assert words["グローバル"] == (5,)
    assert words["生け垣"] == (3,)
    assert words["医療費"] == (2, 1)
    assert "ありがたい" not in words
    assert words["マネジメントシステム"] == (6, 4)
    assert all(sum(sizes) == len(word) >= 2 for word, sizes in words.items())


def test_the_files_have_them_all(tmp_path: Path) -> None:
    stem, firsts = write_nouns(Files(tmp_path))
    found: dict[str, tuple[int, ...]] = {}
    for number in range(len(firsts.splitlines())):
        chunk = orjson.loads(gzip.decompress((tmp_path / file_name(stem, number)).read_bytes()))
        sizes = iter(numbers(chunk["sizes"]))
        for word, parts in zip(texts(chunk["words"]), numbers(chunk["parts"]), strict=True):
            own = [next(sizes) for _ in range(parts - 1)]
            found[word] = (*own, len(word) - sum(own))
    assert found == dict(nouns())
