"""What an import says on a terminal besides its report, and what it asks there."""

import re
import sys
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.options import WrongUsage
from indexer.commands.output import note
from indexer.locations import shipped_collection

if TYPE_CHECKING:
    from corpus.importing import Written

NOT_WRITTEN = "programs.csv は書き換えていません。"
# What a shell takes for something else than a part of a name.
_WORD = re.compile(r"[^\W\d_]+")
# Of eight letters one is another, of four one is missing.
_LONG, _NEARLY = 4, 0.85
_SPECIAL = re.compile(r"[^\w./\\:-]")


def place(directory: Path) -> str:
    """Say in full where the import goes, where that may be another place than was meant."""
    where = f"取り込み先: {click.format_filename(directory.resolve())}"
    from corpus import is_collection

    if directory == shipped_collection():
        return f"{where}（--to がないので、製品に入っている計画です）"
    if not directory.exists():
        return f"{where}（まだないフォルダーです）"
    if not is_collection(directory):
        return f"{where}（まだ計画のデータがないフォルダーです）"
    return ""


def refuse_mistaken(directory: Path) -> None:
    """Raise WrongUsage for a place that cannot be meant: a file, or a folder that is not there
    beside a collection of nearly its name.
    """
    name = click.format_filename(directory)
    if directory.is_file():
        raise WrongUsage(f"取り込み先の {name} は、フォルダーではなくファイルです。")
    if directory.exists():
        return
    from corpus import collections_beside

    beside = collections_beside(directory)
    if near := next((one for one in beside if _is_mistyped(directory.name, one.name)), None):
        meant = click.format_filename(near)
        raise WrongUsage(
            f"取り込み先の {name} はありません。{meant} のことですか。"
            f"新しく作るなら、先に sesaku init {typed(directory)} を打ってください。"
        )


def _is_mistyped(name: str, other: str) -> bool:
    """Tell whether a name is nearly another: a long word in it has a letter more, less or wrong.
    Other figures and short words (plan2026, list-b) are meant.
    """
    pairs = zip_longest(_WORD.findall(name), _WORD.findall(other), fillvalue="")
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    return bool(unlike) and all(
        min(map(len, pair)) >= _LONG and SequenceMatcher(None, *pair).ratio() >= _NEARLY
        for pair in unlike
    )


def agreed(directory: Path) -> bool:
    """Ask whether to write. Raises WrongUsage where nobody can answer."""
    if not _on_a_terminal():
        raise nobody_to_ask()
    if not directory.exists():
        return click.confirm("フォルダーを作り、programs.csv を書きますか", default=False)
    return click.confirm("programs.csv を書き換えますか", default=False)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def nobody_to_ask() -> WrongUsage:
    advice = "端末がないときは、書き換えるなら --yes、確かめるだけなら --dry-run を付けてください。"
    return WrongUsage(f"{NOT_WRITTEN}{advice}")


def outcome(written: "Written | None", directory: Path) -> str:
    if written is None:
        return "programs.csv はすでに同じ内容です。書き換えていません。"
    files = "".join(
        f"書き換えました: {path}\n" + f"前のファイル: {previous}\n" * (previous is not None)
        for path, previous in written.files
    )
    if not written.has_programs:
        files = "programs.csv はすでに同じ内容です。書き換えていません。\n"
    settings = directory / "collection.toml"
    added = f"列の設定を書き足しました: {settings}\n" if written.settings else ""
    return f"{files}{added}公開するには: sesaku index {typed(directory)}"


def remind_of_title(directory: Path) -> None:
    """Say on standard error where nobody has written the title of the site."""
    from corpus import read_settings

    collection, _ = read_settings(directory)
    if collection.is_titled:
        return
    place = click.format_filename(directory / "collection.toml")
    note(
        f"検索サイトの題名がまだなく、フォルダーの名前「{collection.title}」が出ます。"
        f'{place} に title = "○○市の事業" のように書いてください。'
    )


def typed(path: Path) -> str:
    """Return the path as it is typed into a shell, on Windows too."""
    name = click.format_filename(path)
    return f'"{name}"' if _SPECIAL.search(name) else name
