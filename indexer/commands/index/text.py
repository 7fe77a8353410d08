"""What an update did, in Japanese, for the staff member who published it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.commands.index.changes import Changes, Named

# Names of one kind that are listed: more than anybody edits by hand at a time.
_LISTED = 30


def render_update(changes: "Changes") -> str:
    """What was published and the names of the programs that are new, different or gone."""
    update = changes.update
    if not update.published:
        return f"変更はありません（世代{update.generation}、{update.records:,}件）。"
    counts = "、".join(f"{label} {len(ones):,}" for label, ones in _kinds(changes))
    lines = [f"世代{update.generation}を公開しました: {update.records:,}件（{counts}）。"]
    if update.rebuilt:
        lines.append(f"{update.rebuilt}、全件を解析しました。")
    if len(changes.added) < update.records:  # a first index only adds; its names say nothing
        lines += [line for label, ones in _kinds(changes) for line in _names(label, ones)]
    return "\n".join(lines)


def _kinds(changes: "Changes") -> tuple[tuple[str, Sequence["Named"]], ...]:
    return (("追加", changes.added), ("変更", changes.changed), ("削除", changes.removed))


def _names(label: str, ones: Sequence["Named"]) -> Iterator[str]:
    for one in ones[:_LISTED]:
        yield f"  {label}  {one.id}  {one.name}".rstrip()
    if len(ones) > _LISTED:
        yield f"  {label}  ほか{len(ones) - _LISTED:,}件"
