"""The format of the search files, so that another reader can be written.

``search.json.gz`` is the manifest, written last: whoever has read it has all names, and what every
search needs. Every other file is JSON in UTF-8, compressed with gzip, and is named by the table it
belongs to, the beginning of the SHA-256 of all files of the table, one behind the other, and its
number; it never changes. A server that says ``Content-Encoding: gzip`` of such files does no harm:
a reader looks at the first two bytes.

The manifest
  format, generation, programs  what they say
  core      what every search needs, see ``tables.core``
  texts     {table: [stem, firsts]} of tables with texts as keys: a text for every chunk, ascending,
            as ``packing.texts`` has them; chunk n is the file ``stem-n.json.gz``. A key belongs to
            the last chunk whose text is not greater (by UTF-16 units)
  numbers   the same of tables with numbers as keys, each first key packed as the distance from the
            one before
  begin     {table: bits} of tables with texts as keys: what their keys may begin with, see
            ``beginnings``
  files     {name: content} of files that every search needs, and that are not written apart

Tables, by their keys; numbers, texts and rows are packed as ``packing`` says
  words     letters of a word: [entry, …], see ``lexicon``, shortened as ``entries`` says; the words
            of the programs, and others that are spelled by them
  postings  number of a term: its text, and its positions, each as the distance from the one before.
            They are in the files of words, under the word that a term is numbered by, see
            ``numbering``: ``under`` says how many terms each word of the chunk has, ``names`` their
            texts where they are not its letters, ``places`` their positions
  others    the same as words of those that no program has and that lead to one: synonyms, variants
  related   letters of a word: {term: [[term, similarity], …]} of words used alike, for entries with
            that flag
  spoken    surface of a word: {term: its reading}, but of what is written as it is read
  readings  sound of a reading: [[reading, [term, …]], …]
  inside    a kanji: [its reading by itself, [term, …] that have it inside and say the same, other
            words that have it inside, names that have]
  english   stem of a word: {stems: {"words": [[Japanese word, share, [match, …]], …], "hints": […],
            "roots": […]}}
  records   number of a program, see ``records.records``: what cards show, as columns
  best      number of a file: ``records`` of ``programs`` that are the best for a word, see the
            module ``best``; none where the manifest has all records
  pages     the same of columns that only the program's page shows, see ``records.pages``; empty
            where there are none
  spans     one chunk, see ``tables.spans``: what columns of numbers and dates are narrowed and
            sorted by
  folded    number of a program: of each from it on, the folded text of each field; 0 for that of
            the text that the record has
  phrases   one chunk, see ``tables.phrases``: texts, readings and counts, the commonest first
  names     one chunk: {"names": [[text, reading, 1], …], "departments": [[text, reading, count],
            …]}, names only of a collection that has few
  further   one chunk: words that a slip may be corrected to besides
  nouns     nouns of a dictionary, by which what is unknown is cut, see ``nouns``: in each chunk
            ``words``, how many ``parts`` each has, and of several the ``sizes`` of all but the last

Files of words and of others may have ``staff``, what staff wrote for expressions, by their first
term: {terms: [[text, only related, [match, …]], …]}. It stands under the word that the term is
numbered by, where no program has the term, in others, under its letters. Where folded texts are no
part of the records, files of words have ``pairs`` by letter: the letters that stand behind it
anywhere in these texts, hiragana as katakana. Files of words have ``best``, which file has the best
programs of each term.

A match is [weight, text, parts, steps]; parts are lists of term numbers. Behind them may stand
reach, surface and whether it is a hint. One of weight 1 and of the text before it, whose parts
stand side by side, is its parts alone.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from indexer.browser.packing import DIGITS

FORMAT: Final = 10
MANIFEST: Final = "search.json.gz"
# Bytes before compression. Words of a query are anywhere in the table: of 60 words of 5,794
# projects, files of 8,000, 12,000 and 24,000 are 7.2, 6.8, 6.2 files of 41, 51, 84 kB a query, of
# 58 of a plan 4.9, 4.4, 3.3 of 11, 13, 18. Hits are anywhere, too: ten programs are ten files of
# 8 kB by one program a file, nine of 30 by six, eight of 161 by 48; whether programs that are alike
# stand together hardly matters (8.4 files instead of 8.9 by 16).
CHUNK_BYTES: Final[Mapping[str, int]] = {
    "words": 12_000,
    "others": 6_000,
    "related": 8_000,
    "spoken": 12_000,
    "nouns": 24_000,
    "readings": 8_000,
    "inside": 8_000,
    "english": 8_000,
    "records": 2_500,
    "pages": 32_000,
    "folded": 200_000,
}
# Tables whose keys' beginnings the manifest tells: their files are half as often asked for in vain
# as for a key that is there. Those of other words would be 3 kB for half a request less.
TOLD: Final = ("words", "readings")
# The manifest, which every search loads, has some five bytes for each chunk of a table of texts.
MOST_CHUNKS: Final = 200
# A table of programs that is no larger is one file: the ten hits of a query are anywhere in it, so
# that nearly all of several would be asked for. Records that are one file are in the manifest.
WHOLE_BYTES: Final = 150_000
ALWAYS: Final = ("records",)
# Compressed bytes of a table that is rather in the manifest than asked for.
INSIDE_BYTES: Final = 1000
# Enough of a SHA-256 to tell tables apart.
_DIGITS: Final = 8


def file_name(stem: str, number: int) -> str:
    """The name of a table's file by its number; ``stem`` is what the manifest says of the table."""
    return f"{stem}-{number}.json.gz"


def files_of_stems(manifest: Mapping[str, Any]) -> dict[str, int]:
    """How many files each stem has that the manifest names and does not hold itself."""
    texts = {stem: len(firsts.splitlines()) for stem, firsts in manifest["texts"].values()}
    numbers = {stem: _count(firsts) for stem, firsts in manifest["numbers"].values()}
    return {
        stem: count
        for stem, count in (numbers | texts).items()
        if file_name(stem, 0) not in manifest["files"]
    }


def _count(packed: str) -> int:
    """How many numbers a text has: each ends with a digit of the first half."""
    return sum(sign in DIGITS[: len(DIGITS) // 2] for sign in packed)


def digits_of(contents: Iterable[bytes]) -> str:
    """What the names of a table's files have of their content, all of it."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]
