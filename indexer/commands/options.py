"""Arguments and options that several commands have."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

import click

from indexer.locations import INDEX_VARIABLE, index_directory, shipped_collection

# More pages has no document.
_LAST_PAGE = 99_999
# Those that the name of a year's folder can have.
_YEARS = range(1900, 2100)


class WrongUsage(click.UsageError):
    """Wrong usage of a command of those who keep the data: told in their language alone."""

    def __init__(self, message: str, ctx: click.Context | None = None) -> None:
        super().__init__(message, ctx or click.get_current_context(silent=True))

    def show(self, file: IO[Any] | None = None) -> None:
        """Write what is wrong and where to read on."""
        command = self.ctx.command_path if self.ctx else "sesaku"
        for line in (self.message, f"使い方は {command} --help で出ます。"):
            click.echo(f"sesaku: {line}", file=file, err=True)


class Folder(click.Path):
    """A folder by its name. An empty one (``"$PLACE"`` unset) is none, though Python takes it for
    the folder that the command runs in. Whether it can be read is for what reads it to say.
    """

    def __init__(self, empty: str = "") -> None:
        super().__init__(path_type=Path, readable=False)
        self._empty = empty

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> Any:
        """Return the path. Raises BadParameter, or WrongUsage in words given, for an empty name."""
        if not str(value).strip():
            if self._empty:
                raise WrongUsage(self._empty, context)
            self.fail("the name is empty.", parameter, context)
        return super().convert(value, parameter, context)


_DIRECTORY = Folder()
# For those who keep the data.
FOLDER = Folder("フォルダーの名前が空です。sesaku init keikaku のように、名前を書いてください。")

# Where ``remember`` keeps, for the command at hand, each directory by its parameter's name.
_GIVEN = "sesaku.given"


def remember(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep a directory that was given, for remedies to name; a callback, returns the value."""
    context.meta.setdefault(_GIVEN, {})[parameter.name] = value
    return value


def given_folders() -> tuple[tuple[Path, ...], Path | None]:
    """The collections and the index directory that the command at hand was given."""
    context = click.get_current_context(silent=True)
    given = dict(context.meta.get(_GIVEN, {})) if context else {}
    index = given.pop("index", None)
    found = (one if isinstance(one, tuple) else (one,) for one in given.values() if one)
    return tuple(chain.from_iterable(found)), index


# The collection, as an argument or (where words take the arguments) as an option.
collection_argument = click.argument(
    "collection", metavar="[DIR]", required=False, type=_DIRECTORY, callback=remember
)
# Several of them are one site.
collections_argument = click.argument(
    "collections", metavar="[DIR]...", nargs=-1, type=_DIRECTORY, callback=remember
)
collection_option = click.option(
    "--collection",
    metavar="DIR",
    type=_DIRECTORY,
    callback=remember,
    help="Use the index of the collection in DIR instead of the shipped one's.",
)
index_option = click.option(
    "--index",
    metavar="DIR",
    type=_DIRECTORY,
    callback=remember,
    envvar=INDEX_VARIABLE,
    show_envvar=True,
    help="Directory of the index. Default: one for each collection, in your data directory.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
)


def collection_or_shipped(collection: Path | None) -> Path:
    """The collection that was named, the shipped one where none was."""
    return collection or shipped_collection()


def first_of(collections: Sequence[Path], index: Path | None) -> Path | None:
    """The first of the collections that were named, None for none.

    Raises a usage error where several are to be one index that nobody named.
    """
    if len(collections) > 1 and index is None:
        raise click.UsageError("Name the index of several collections with --index.")
    return collections[0] if collections else None


def index_or_default(index: Path | None, collection: Path | None) -> Path:
    """The index directory that was named, the collection's default one where none was."""
    return index or index_directory(collection_or_shipped(collection))


def page_numbers(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, ...] | None:
    """Return the numbers that 「3-40」 or 「3-5,9」 names, None for None. Raises WrongUsage."""
    if value is None:
        return None
    numbers: set[int] = set()
    for part in value.split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()):
            raise WrongUsage("ページは 3-40 か 3-5,9 のように書いてください。", context)
        low, high = int(first), int(last or first)
        if not 1 <= low <= high <= _LAST_PAGE:
            limits = f"1から{_LAST_PAGE:,}までで、小さいほうから書いてください。"
            raise WrongUsage(f"ページの番号は、{limits}", context)
        numbers.update(range(low, high + 1))
    return tuple(sorted(numbers))


class FiscalYear(click.ParamType[int]):
    """A fiscal year as staff write it: 2026, 2026年度, 令和8, 令和8年度, R8."""

    name = "year"

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> int:
        """Return the year of our era. Raises WrongUsage for what is no year of these centuries."""
        from corpus import year_of

        year = year_of(str(value))
        if year is None or year not in _YEARS:
            advice = "2026、令和8、R8 のように書いてください。"
            raise WrongUsage(f"年度「{value}」は読めません。{advice}", context)
        return year


def heading_answers(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> dict[str, str]:
    """Return heading to meaning of 「事務事業名=name」. Raises WrongUsage for another form."""
    from corpus.importing import MEANINGS, meaning_of

    answers: dict[str, str] = {}
    for one in value:
        heading, sign, text = one.rpartition("=")
        meaning = meaning_of(text)
        if not sign or not heading.strip() or meaning is None:
            form = "--map は '見出し=意味' のように書いてください"
            raise WrongUsage(f"{form}（{one}）。意味: {'、'.join(MEANINGS)}。", context)
        answers[heading.strip()] = meaning
    return answers
