"""The command ``queries``: what people searched for, above all what they did not find."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from indexer import SesakuError
from indexer.commands.output import note, write_json
from webui.operations.search_log import FIELDS


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that were searched for: how often, and how many programs they found the last time.

    ``complete`` counts the programs that had all of the words.
    """

    words: str
    times: int
    count: int
    complete: int
    last_day: str


class NoSearchLog(SesakuError):
    """The file is something else than a search log."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} は検索の記録ではありません。",
            "`sesaku serve --search-log` が書いたファイルを指定してください。",
        )


@click.command(short_help="List searches that found nothing.")
@click.argument("log", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--all", "everything", is_flag=True, help="Also what found programs.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1), help="How many to list."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
def queries(log: Path, everything: bool, limit: int, as_json: bool) -> None:
    """List the searches of a search LOG that found nothing with all their words, most often first.

    The words are candidates for synonyms.csv and for the column 類似キーワード.

    \b
    Example:
      sesaku serve --search-log searches.log
      sesaku queries searches.log
    """
    with log.open(encoding="utf-8", errors="replace") as lines:
        asked = [a for a in tally(read(log, lines)) if everything or a.complete == 0][:limit]
    if as_json:
        fields = ("words", "times", "count", "complete", "last_day")
        write_json([{name: getattr(a, name) for name in fields} for a in asked])
        return
    if not asked:
        note(
            "記録はまだありません。" if everything else "探して見つからなかったことばはありません。"
        )
        return
    click.echo("回数\t件数\t最後の日\tことば")
    for one in asked:
        click.echo(f"{one.times}\t{one.count}\t{one.last_day}\t{one.words}")


def read(log: Path, lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield the searches of a log; lines that are none (cut by a full disk, say) are left out.

    Raises NoSearchLog when there are lines and none is a search.
    """
    found, others = 0, 0
    for line in lines:
        entry = _entry(line)
        if entry is None:
            others += bool(line.strip())
        else:
            found += 1
            yield entry
    if others and not found:
        raise NoSearchLog(log)


def _entry(line: str) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and entry.keys() >= set(FIELDS) else None


def tally(entries: Iterable[dict[str, object]]) -> list[Asked]:
    """Return each different search once, most often first, then in the order of its words."""
    times: Counter[str] = Counter()
    last: dict[str, dict[str, object]] = {}
    for entry in entries:
        words = str(entry["words"])
        times[words] += 1
        last[words] = entry
    asked = [
        Asked(
            words,
            number,
            int(str(last[words]["count"])),
            int(str(last[words]["complete"])),
            str(last[words]["day"]),
        )
        for words, number in times.items()
    ]
    return sorted(asked, key=lambda a: (-a.times, a.words))
