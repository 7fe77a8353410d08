"""The collection that was meant where a folder is not there."""

from pathlib import Path

# difflib's own limit for a close match: of five letters two may be others.
_CLOSE = 0.6


def is_collection(directory: Path) -> bool:
    """Tell whether a folder has the files of a collection."""
    return any((directory / name).exists() for name in ("programs.csv", "collection.toml"))


def collections_beside(directory: Path) -> list[Path]:
    """Return the collections beside a folder whose names are close to its own, the closest first.

    Empty where nothing can be looked through.
    """
    from difflib import SequenceMatcher  # 10 ms that only a mistake should wait for

    name = directory.name.casefold()
    closeness = {
        one: SequenceMatcher(None, name, one.name.casefold()).ratio() for one in _beside(directory)
    }
    close = [one for one in closeness if closeness[one] >= _CLOSE and is_collection(one)]
    return sorted(close, key=lambda one: (-closeness[one], one.name))


def advice_for(directory: Path) -> str:
    """Return what to do about a folder that is not there, in Japanese."""
    if found := collections_beside(directory):
        return f"{directory} ではなく、{found[0]} のことですか。"
    return look_at(directory)


def look_at(path: Path) -> str:
    """Return what to do about a path that leads nowhere, in Japanese."""
    return f"{path} の場所と綴りを確かめてください。"


def _beside(directory: Path) -> list[Path]:
    try:
        return [one for one in directory.parent.iterdir() if one != directory]
    except OSError:
        return []
