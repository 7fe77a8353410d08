"""Word vectors: which words are used alike. Tables of related words are made from them.

They are chiVe's (Works Applications, Apache License 2.0), made for Sudachi's normalized forms, as
the package ja-ginza 5.3.0 (Megagon Labs, MIT) carries them: 480,443 words, commonest first, of
which the first 20,000 have a vector of their own. Every other word shares the vector of the most
similar one of these. ja-ginza asks for an older SudachiPy than ours and for spaCy, so pip has to be
told to install it alone; we read its files without either.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import SesakuError

PACKAGE = "ja-ginza"
VERSION = "5.3.0"
_INSTALL = (
    "In sesaku's folder, run `pip install '.[semantic]'` and"
    f" `pip install --no-deps {PACKAGE}=={VERSION}`."
)
# Cosines of ja-ginza 5.3.0 that tell its vectors from others, and words from rows mixed up.
_KNOWN = (
    ("農家", "農業", 0.71),
    ("店", "店舗", 0.76),
    ("税金", "納税", 0.72),
    ("牛", "和牛", 0.77),
    ("旅行", "観光", 0.65),
    ("自転車", "下水道", 0.10),
)
_TOLERANCE = 0.01
# The keys of spaCy's tables are MurmurHash64A of the UTF-8 text with this seed.
_SEED = 1
_MULTIPLIER = np.uint64(0xC6A4A7935BD1E995)
_SHIFT = np.uint64(47)


class VectorsUnusable(SesakuError):
    """The word vectors are not installed, or are not the ones that we know."""

    exit_code = 2

    def __init__(self, reason: str) -> None:
        super().__init__(f"The word vectors cannot be used: {reason}.", _INSTALL)
        self.reason = reason


@dataclass(frozen=True)
class WordVectors:
    """``words`` commonest first, the row of each, and the rows of ``matrix``, each of length 1."""

    words: Sequence[str]
    rows: NDArray[np.int64]
    matrix: NDArray[np.float32]

    def row(self, word: str) -> int | None:
        """The row of a word, None where it has none."""
        return self._rows.get(word)

    def owner(self, row: int) -> str:
        """The word that a row was made for: the commonest of those that share it."""
        return self.words[self._owners[row]]

    def similarity(self, word: str, other: str) -> float | None:
        """The cosine of two words, from -1 to 1; None where one of them is unknown."""
        rows = self.row(word), self.row(other)
        if rows[0] is None or rows[1] is None:
            return None
        return float(self.matrix[rows[0]] @ self.matrix[rows[1]])

    @cached_property
    def _rows(self) -> dict[str, int]:
        return dict(zip(self.words, self.rows.tolist(), strict=True))

    @cached_property
    def _owners(self) -> dict[int, int]:
        rows, first = np.unique(self.rows, return_index=True)
        return dict(zip(rows.tolist(), first.tolist(), strict=True))


def read_vectors() -> WordVectors:
    """The vectors of the installed ja-ginza. Raises VectorsUnusable."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise VectorsUnusable(f"the package {PACKAGE} is not installed")
    name = Path(spec.origin).parent.name
    vocab = Path(spec.origin).parent / f"{name}-{VERSION}" / "vocab"
    if not vocab.is_dir():
        raise VectorsUnusable(f"{vocab} is missing; another version of {PACKAGE} is installed")
    vectors = _read(vocab)
    check_vectors(vectors)
    return vectors


def check_vectors(vectors: WordVectors) -> None:
    """Raises VectorsUnusable when known words are not as similar as they should be."""
    for word, other, known in _KNOWN:
        found = vectors.similarity(word, other)
        if found is None or abs(found - known) > _TOLERANCE:
            raise VectorsUnusable(f"{word} and {other} have cosine {found}, not {known}")


def _read(vocab: Path) -> WordVectors:
    try:
        import msgpack
    except ImportError:
        raise VectorsUnusable("the package msgpack is not installed") from None
    try:
        texts = json.loads((vocab / "strings.json").read_bytes())
        rows = msgpack.unpackb((vocab / "key2row").read_bytes(), strict_map_key=False)
        matrix = np.load(vocab / "vectors", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise VectorsUnusable(f"{vocab} cannot be read ({error})") from error
    by_key = dict(zip(spacy_keys(texts).tolist(), texts, strict=True))
    # The table's order is the frequency's; a few keys have no text, they are left out.
    known = [(by_key[key], row) for key, row in rows.items() if key in by_key]
    words, places = zip(*known, strict=True)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = matrix / np.maximum(lengths, np.finfo(np.float32).tiny)
    return WordVectors(words, np.array(places, dtype=np.int64), unit.astype(np.float32))


def spacy_keys(texts: Sequence[str]) -> NDArray[np.uint64]:
    """The 64-bit keys under which spaCy files these texts."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    keys = np.zeros(len(texts), dtype=np.uint64)
    by_length = sorted(range(len(encoded)), key=lambda at: len(encoded[at]))
    for length, group in groupby(by_length, key=lambda at: len(encoded[at])):
        at = list(group)
        keys[at] = _hashes(b"".join(encoded[place] for place in at), len(at), length)
    return keys


def _hashes(joined: bytes, count: int, length: int) -> NDArray[np.uint64]:
    """MurmurHash64A of ``count`` texts of ``length`` bytes each, one after the other."""
    width = -(-length // 8) * 8
    padded = np.zeros((count, width), dtype=np.uint8)
    padded[:, :length] = np.frombuffer(joined, dtype=np.uint8).reshape(count, length)
    start = _SEED ^ (length * int(_MULTIPLIER) & 0xFFFF_FFFF_FFFF_FFFF)
    keys = np.full(count, start, dtype=np.uint64)
    words = padded.view("<u8")
    for word in words[:, : length // 8].T:
        mixed = word * _MULTIPLIER
        keys = (keys ^ ((mixed ^ (mixed >> _SHIFT)) * _MULTIPLIER)) * _MULTIPLIER
    if length % 8:
        keys = (keys ^ words[:, -1]) * _MULTIPLIER
    keys = (keys ^ (keys >> _SHIFT)) * _MULTIPLIER
    return keys ^ (keys >> _SHIFT)
