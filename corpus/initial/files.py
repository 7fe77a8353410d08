"""The files of a new collection: settings that explain themselves, and tables to fill in."""

from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.loading.folder import PROGRAMS_FILE, SYNONYMS_FILE
from corpus.settings import FILE_NAME
from corpus.synonyms import HEADINGS as SYNONYM_HEADINGS
from corpus.writer import to_csv, write_atomically

# The settings with what they do, every one of them commented out: it then has its default.
_SETTINGS = Path(__file__).with_name("collection.toml")


def new_collection(directory: Path) -> tuple[Path, ...]:
    """Make the files of a new collection in the directory and return their paths.

    Writes all of them or none. Raises CorpusError where one of them is there already or the
    directory is a file; OSError where it is not writable or the disk is full.
    """
    contents = {
        FILE_NAME: _SETTINGS.read_bytes(),
        PROGRAMS_FILE: to_csv(()).encode(),
        SYNONYMS_FILE: f"\ufeff{','.join(SYNONYM_HEADINGS)}\r\n".encode(),
    }
    paths = {directory / name: content for name, content in contents.items()}
    if problems := [*_in_the_way(directory, paths)]:
        raise CorpusError(problems)
    directory.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for path, content in paths.items():
            write_atomically(path, content)
            written.append(path)
    except OSError:
        for path in written:
            path.unlink()
        raise
    return tuple(written)


def _in_the_way(directory: Path, paths: dict[Path, bytes]) -> list[Problem]:
    """Return a problem for each file that must not be overwritten."""
    if directory.exists() and not directory.is_dir():
        paths = {directory: b""}
    reason = "すでにあるため、何も作りませんでした。"
    remedy = "別のフォルダーを選んでください。"
    return [Problem(str(path), None, None, "", reason, remedy) for path in paths if path.exists()]
