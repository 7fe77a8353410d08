"""A collection's folder, written for a test."""

from pathlib import Path

from corpus.record import Program
from corpus.writer import to_csv


def written_collection(
    directory: Path, *programs: Program, toml: str = "", synonyms: str | None = None
) -> Path:
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())
    (directory / "collection.toml").write_text(toml, encoding="utf-8")
    if synonyms is not None:
        (directory / "synonyms.csv").write_text(synonyms, encoding="utf-8")
    return directory
