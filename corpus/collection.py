"""A collection's settings: who publishes which plan, in which order, and how its site looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.columns import Column
from corpus.errors import CorpusError, Problem
from corpus.settings import FILE_NAME, Settings, parsed, values
from corpus.text.encoding import is_there, read_bytes
from corpus.years.link import Link


@dataclass(frozen=True)
class Collection:
    """A directory of programs and what is said about it as a whole.

    ``areas`` and ``departments`` are in the order in which they are shown; ``area_descriptions``
    has the plan's line for an area where it has one. ``source_url`` is the address of the document
    that the programs are from. ``columns`` are those that the programs have
    behind the first twelve, ``import_map`` says what headings of tables to import mean.
    ``years`` are those of its programs, the newest first, where it has several; ``links`` is what
    staff say of programs from year to year.
    ``embed_origins`` are the sites that may show the search in a frame. ``site`` holds the
    remaining tables of the file (colours, links, labels) as TOML has them, only values that JSON
    has too; the web layer reads them. Texts that are not set are empty, except ``title``, which
    then is the directory's name.
    """

    directory: Path
    title: str
    publisher: str = ""
    source: str = ""
    source_url: str = ""
    license: str = ""
    fiscal_year: int | None = None
    description: str = ""
    areas: tuple[str, ...] = ()
    area_descriptions: Mapping[str, str] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    common_synonyms: bool = True
    columns: tuple[Column, ...] = ()
    import_map: Mapping[str, str] = field(default_factory=dict)
    embed_origins: tuple[str, ...] = ()
    site: Mapping[str, object] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def is_titled(self) -> bool:
        """Whether the title is another than the directory's name, which stands in for none."""
        return self.title != self.directory.resolve().name


def read_settings(directory: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the directory's collection, wrong settings being their defaults, and all problems.

    Never raises for what the file holds: one that cannot be read as a whole leaves the defaults.
    """
    path = directory / FILE_NAME
    plain = Collection(directory, directory.resolve().name)
    if not is_there(path):
        return plain, ()
    try:
        return _collection(directory, Settings(parsed(read_bytes(path))))
    except CorpusError as error:
        return plain, error.problems


def _collection(directory: Path, settings: Settings) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the collection that the settings describe, and what is wrong with them."""
    areas: dict[str, str] = settings.take("areas", values.named_lines_of, {})
    collection = Collection(
        directory=directory,
        title=settings.take("title", values.text_of, "") or directory.resolve().name,
        publisher=settings.take("publisher", values.text_of, ""),
        source=settings.take("source", values.text_of, ""),
        source_url=settings.take("source_url", values.address_of, ""),
        license=settings.take("license", values.text_of, ""),
        fiscal_year=settings.take("fiscal_year", values.year_of, None),
        description=settings.take("description", values.text_of, ""),
        areas=tuple(areas),
        area_descriptions={name: text for name, text in areas.items() if text},
        departments=settings.take("departments", values.texts_of, ()),
        common_synonyms=settings.take("common_synonyms", values.flag_of, True),
        columns=settings.take_columns(),
        import_map=settings.take("import", values.import_map_of, {}),
        embed_origins=settings.take("embed_origins", values.origins_of, ()),
        site=settings.take_tables(),
    )
    return collection, settings.problems()
