"""What was found, in words and as JSON."""

from collections.abc import Iterable
from typing import Any

from indexer.integrity.checking import Checked

_ROLES = {"current": "公開中", "previous": "ひとつ前"}


def render(checked: Iterable[Checked]) -> str:
    """The generations, each with its faults, a line each."""
    return "\n".join(line for one in checked for line in _lines(one))


def as_json(checked: Iterable[Checked]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "role": one.role,
            "generation": one.number,
            "records": one.records,
            "outdated": list(one.outdated),
            "faults": [{"where": fault.where, "what": fault.what} for fault in one.faults],
        }
        for one in checked
    ]


def _lines(one: Checked) -> list[str]:
    name = f"世代{one.number}" if one.number is not None else "世代"
    records = f"、{one.records:,}件" if one.records is not None else ""
    found = f"異常が{len(one.faults)}件あります。" if one.faults else "異常はありません。"
    lines = [f"{name}（{_ROLES[one.role]}{records}）: {found}"]
    if one.outdated:
        built = "、".join(one.outdated)
        lines.append(f"  別の版が作ったものなので、中身どうしは比べていません: {built}")
    return lines + [f"  異常  {fault}" for fault in one.faults]
