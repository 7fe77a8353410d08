"""Where things are: the collection that comes with the product, and the index of a collection."""

import re
from pathlib import Path

# The variable of the environment that names the index directory where ``--index`` does not.
INDEX_VARIABLE = "SESAKU_INDEX"
# Directory of the collection that is served and searched when no other one is named.
_SHIPPED = "fukushima_ict_2020"
# Characters of a collection's name that every file system takes in a file name.
_UNSAFE = re.compile(r"[^\w.-]+")
# As many digits of the hash as keep apart the collections of one user.
_DIGITS = 8


def shipped_collection() -> Path:
    """The directory of the collection that comes with the product."""
    # Imported here: `sesaku search --index` does without.
    from importlib.resources import files

    return Path(str(files("corpus"))) / _SHIPPED


def index_directory(collection: Path) -> Path:
    """The default index directory of a collection: one for each, below the user's data directory.

    Its name is the collection's name and a hash of where it lies, so that two collections of one
    name never share an index. Need not exist yet; says nothing about INDEX_VARIABLE.
    """
    # Imported here: `sesaku search --index` does without.
    from hashlib import sha256

    from platformdirs import user_data_path

    place = collection.resolve()
    name = _UNSAFE.sub("_", place.name) or "collection"
    digest = sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()
    return user_data_path("sesaku", appauthor=False) / f"{name}-{digest[:_DIGITS]}"
