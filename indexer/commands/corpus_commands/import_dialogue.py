"""What an import says on a terminal besides its report, and what it asks there."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.locations import shipped_collection

if TYPE_CHECKING:
    from corpus.importing import Written

NOT_WRITTEN = "programs.csv は書き換えていません。"
# What a shell takes for something else than a part of a name.
_SPECIAL = re.compile(r"[^\w./\\:-]")


def place(directory: Path) -> str:
    """Say in full where the import goes, where that may be another place than was meant."""
    where = f"取り込み先: {click.format_filename(directory.resolve())}"
    if directory == shipped_collection():
        return f"{where}（--to がないので、製品に入っている計画です）"
    if not directory.exists():
        return f"{where}（まだないフォルダーです）"
    if not any((directory / name).exists() for name in ("programs.csv", "collection.toml")):
        return f"{where}（まだ計画のデータがないフォルダーです）"
    return ""


def agreed(directory: Path) -> bool:
    """Ask whether to write. Raises UsageError where nobody can answer."""
    if not _on_a_terminal():
        raise nobody_to_ask()
    if not directory.exists():
        return click.confirm("フォルダーを作り、programs.csv を書きますか", default=False)
    return click.confirm("programs.csv を書き換えますか", default=False)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def nobody_to_ask() -> click.UsageError:
    advice = "端末がないときは、書き換えるなら --yes、確かめるだけなら --dry-run を付けてください。"
    return click.UsageError(f"{NOT_WRITTEN}{advice}")


def outcome(written: "Written | None", directory: Path) -> str:
    if written is None:
        return "programs.csv はすでに同じ内容です。書き換えていません。"
    files = "".join(
        f"書き換えました: {path}\n" + f"前のファイル: {previous}\n" * (previous is not None)
        for path, previous in written.files
    )
    settings = directory / "collection.toml"
    added = f"列の設定を書き足しました: {settings}\n" if written.settings else ""
    return f"{files}{added}公開するには: sesaku index {typed(directory)}"


def typed(path: Path) -> str:
    """Return the path as it is typed into a shell, on Windows too."""
    name = click.format_filename(path)
    return f'"{name}"' if _SPECIAL.search(name) else name
