"""The folders of a collection that have a year each: 2020/programs.csv, 2021/programs.csv."""

import re
from collections.abc import Mapping
from pathlib import Path

_FOLDER = re.compile(r"(?:19|20)[0-9]{2}")


def year_folders(directory: Path) -> Mapping[int, Path]:
    """Return the folders of a collection by year, the newest first; none where it has none."""
    try:
        found = [one for one in directory.iterdir() if _FOLDER.fullmatch(one.name) and one.is_dir()]
    except OSError:
        return {}
    return {int(one.name): one for one in sorted(found, key=lambda one: one.name, reverse=True)}
