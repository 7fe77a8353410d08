"""The folders of a collection that have a year each: 2020/programs.csv, 2021/programs.csv."""

import re
from collections.abc import Mapping
from pathlib import Path

_FOLDER = re.compile(r"(?:19|20)[0-9]{2}")


def year_folders(directory: Path) -> Mapping[int, Path]:
    """Return the folders of a collection by year, the newest first; none where it has none.

    What has a year's name and is no file is one, a link that leads nowhere as well: what is in it
    is away for now (a drive that is not mounted), which is no wish to do without that year. Raises
    OSError where the collection is there and cannot be listed.
    """
    if not directory.is_dir():
        return {}
    found = [one for one in directory.iterdir() if _FOLDER.fullmatch(one.name)]
    folders = sorted((one for one in found if not one.is_file()), reverse=True)
    return {int(one.name): one for one in folders}
