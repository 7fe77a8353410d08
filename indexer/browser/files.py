"""The format of the search files, so that another reader can be written.

``search.json.gz`` is the manifest, written last: whoever has read it has all names, and what every
search needs. Every other file is JSON in UTF-8, compressed with gzip, and is named by the table it
belongs to and the beginning of the SHA-256 of its bytes; it never changes. A server that says
``Content-Encoding: gzip`` of such files does no harm: a reader looks at the first two bytes.

The manifest
  format, generation, programs  what they say
  core      what every search needs, see ``tables.core``
  chunks    {table: [first keys, digits]}: the first key of every chunk, ascending, numbers packed,
            each as the distance from the one before; eight digits of every chunk, joined, the file
            being ``table-digits.json.gz``. A key belongs to the last chunk whose first key is not
            greater (strings compare by UTF-16 units, numbers by value)

Tables, by their keys; numbers, texts and rows are packed as ``packing`` says
  words     letters of a word: [entry, …], see ``lexicon``, shortened as ``entries`` says; the words
            of the programs, and others that are spelled by them
  others    the same of words that no program has and that lead to one: synonyms, variants
  related   letters of a word: {term: [[term, similarity], …]} of words used alike, for entries with
            that flag
  spoken    surface of a word: {term: its reading}, but of what is written as it is read
  synonyms  first term of an expression: {terms: [[text, only related, [match, …]], …]} of what
            staff wrote for it
  postings  number of a term, see ``tables.posting_columns``: its text, and its positions, each as
            the distance from the one before
  readings  sound of a reading: [[reading, [term, …]], …]
  inside    a kanji: [its reading by itself, [term, …] that have it inside]
  english   stem of a word: {stems: {"words": [[Japanese word, share, [match, …]], …], "hints": […],
            "roots": […]}}
  records   number of a program, see ``records.records``: what cards show, as columns
  pages     the same of columns that only the program's page shows, see ``records.pages``; empty
            where there are none
  folded    number of a program: of each from it on, the folded text of each field
  phrases   one chunk, see ``tables.phrases``: texts, readings and counts, the commonest first
  names     one chunk: {"names": [[text, reading, 1], …], "departments": [[text, reading, count],
            …]}, names only of a collection that has few
  further   one chunk: words that a slip may be corrected to besides

A match is [weight, text, parts, steps]; parts are lists of term numbers. Behind them may stand
reach, surface and whether it is a hint.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

FORMAT: Final = 3
MANIFEST: Final = "search.json.gz"
# A chunk is as large as what fits in a round trip or two of a slow line: bytes before compression.
CHUNK_BYTES: Final[Mapping[str, int]] = {
    "words": 48_000,
    "others": 24_000,
    "related": 8_000,
    "spoken": 12_000,
    "synonyms": 8_000,
    "postings": 12_000,
    "readings": 16_000,
    "inside": 16_000,
    "english": 16_000,
    "records": 8_000,
    "pages": 32_000,
    "folded": 200_000,
}
# The manifest, which every search loads, has some ten bytes for each chunk of a table of texts.
MOST_CHUNKS: Final = 100
# A table of programs that is no larger is one file: the ten hits of a query are anywhere in it, so
# that nearly all of several would be asked for.
WHOLE_BYTES: Final = 150_000
# Postings of so few programs are some two files: words of a query are anywhere in them.
SMALL_POSTINGS: Final = 32_000
# Enough of a SHA-256 to tell files apart.
_DIGITS: Final = 8


def file_name(table: str, end: str) -> str:
    """The name of a chunk's file."""
    return f"{table}-{end}.json.gz"


def digits_of(content: bytes) -> str:
    """What the name of a file with this content ends in."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def parted(digits: str) -> list[str]:
    """The digits of every chunk, of those of a table joined."""
    return [digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS)]
