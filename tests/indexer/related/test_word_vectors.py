"""Reading the vectors of ja-ginza: its keys, its files, what is said when they are not there."""

import json
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.related import word_vectors
from indexer.related.word_vectors import (
    PACKAGE,
    VERSION,
    VectorsUnusable,
    WordVectors,
    check_vectors,
    read_vectors,
    spacy_keys,
)

_MASK = (1 << 64) - 1


def _murmur(text: bytes) -> int:
    """MurmurHash64A with seed 1 as its definition reads, byte by byte."""
    multiplier, shift = 0xC6A4A7935BD1E995, 47
    key = 1 ^ (len(text) * multiplier & _MASK)
    whole = len(text) // 8 * 8
    for at in range(0, whole, 8):
        mixed = int.from_bytes(text[at : at + 8], "little") * multiplier & _MASK
        mixed = (mixed ^ (mixed >> shift)) * multiplier & _MASK
        key = (key ^ mixed) * multiplier & _MASK
    if text[whole:]:
        key = (key ^ int.from_bytes(text[whole:], "little")) * multiplier & _MASK
    key = (key ^ (key >> shift)) * multiplier & _MASK
    return key ^ (key >> shift)


def test_keys_are_those_of_spacy() -> None:
    """Taken from spaCy 3.8: spacy.strings.hash_string."""
    keys = spacy_keys(["農家", "施策", "a", "ICT"]).tolist()
    assert keys == [0x2775C32E95515A00, 0x4202EB0587142BF6, 0xA52BE5B3F6674B2A, 0xB461217C8C2D19FC]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12)))
def test_keys_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert spacy_keys(texts).tolist() == [_murmur(text.encode()) for text in texts]


def _known_vectors() -> WordVectors:
    """Two dimensions for each of the pairs by which ja-ginza's vectors are known."""
    words, rows = [], []
    for at, (word, other, cosine) in enumerate(word_vectors._KNOWN):
        for name, pair in ((word, (1.0, 0.0)), (other, (cosine, float(np.sqrt(1 - cosine**2))))):
            row = np.zeros(2 * len(word_vectors._KNOWN), dtype=np.float32)
            row[2 * at : 2 * at + 2] = pair
            words.append(name)
            rows.append(row)
    return WordVectors(words, np.arange(len(words)), np.array(rows))


def _install(
    directory: Path, monkeypatch: pytest.MonkeyPatch, vectors: WordVectors, version: str = VERSION
) -> Path:
    """A package with files like ja-ginza's, written as spaCy does, vectors of any length."""
    vocab = directory / "ja_ginza" / f"ja_ginza-{version}" / "vocab"
    vocab.mkdir(parents=True)
    texts = [*vectors.words, "別の語"]
    keys = dict(zip(spacy_keys(vectors.words).tolist(), vectors.rows.tolist(), strict=True))
    (vocab / "strings.json").write_text(json.dumps(texts), encoding="utf-8")
    (vocab / "key2row").write_bytes(msgpack.packb({**keys, 1: 0}))
    with (vocab / "vectors").open("wb") as file:
        np.save(file, vectors.matrix * 3)
    spec = ModuleSpec("ja_ginza", None, origin=str(directory / "ja_ginza" / "__init__.py"))
    monkeypatch.setattr(word_vectors, "find_spec", {"ja_ginza": spec}.get)
    return vocab


def test_vectors_are_read_commonest_first_and_of_length_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = _known_vectors()
    _install(tmp_path, monkeypatch, known)
    found = read_vectors()
    assert list(found.words) == list(known.words)
    assert np.allclose(np.linalg.norm(found.matrix, axis=1), 1)
    assert found.similarity("農家", "農業") == pytest.approx(0.71)
    assert found.similarity("農家", "知らない語") is None


def test_without_the_package_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "find_spec", lambda name: None)
    with pytest.raises(VectorsUnusable, match=f"--no-deps {PACKAGE}=={VERSION}"):
        read_vectors()


def test_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, monkeypatch, _known_vectors(), version="4.0.0")
    with pytest.raises(VectorsUnusable, match="another version"):
        read_vectors()


def test_without_msgpack_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, monkeypatch, _known_vectors())
    monkeypatch.setitem(sys.modules, "msgpack", None)
    with pytest.raises(VectorsUnusable, match="msgpack is not installed"):
        read_vectors()


@pytest.mark.parametrize("name", ["strings.json", "key2row", "vectors"])
def test_damaged_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    vocab = _install(tmp_path, monkeypatch, _known_vectors())
    (vocab / name).write_bytes(b"\xc1")
    with pytest.raises(VectorsUnusable, match="cannot be read"):
        read_vectors()


def test_vectors_whose_words_are_mixed_up_are_refused() -> None:
    known = _known_vectors()
    check_vectors(known)
    with pytest.raises(VectorsUnusable, match="cosine"):
        check_vectors(WordVectors(known.words, known.rows[::-1], known.matrix))


def test_the_owner_of_a_row_is_its_commonest_word() -> None:
    rows = np.eye(2, dtype=np.float32)
    vectors = WordVectors(("年寄り", "老人", "お年寄り"), np.array([0, 1, 0]), rows)
    assert vectors.owner(0) == "年寄り"
    assert vectors.row("お年寄り") == 0
