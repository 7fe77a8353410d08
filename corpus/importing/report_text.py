"""The report of an import for a terminal, in Japanese."""

from collections.abc import Iterator, Sequence

from corpus import columns
from corpus.columns import Column
from corpus.columns.internal import may_be_internal
from corpus.difference.report import render_difference
from corpus.errors import Problem, problem_lines, shorten
from corpus.importing.imported import Import
from corpus.importing.repair import Repair
from corpus.layout.raw_row import LeftOut
from corpus.layout.row_report import WRITE_NAME

_FORMS = {
    "CSV": "CSV",
    "DOCX": "Word（DOCX）",
    "JSON": "JSON",
    "ODS": "OpenDocument（ODS）",
    "PDF": "PDF",
    "TEXT": "計画の本文",
    "XLS": "Excel（XLS）",
    "XLSX": "Excel（XLSX）",
}
_ENCODINGS = {
    "utf-8-sig": "UTF-8（BOM付き）",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp932": "CP932（Shift_JIS）",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "JIS（ISO-2022-JP）",
}
_KINDS = {
    "text": "文",
    "facet": "絞り込み",
    "number": "数",
    "date": "日付",
    "url": "アドレス",
    "contact": "連絡先",
}
_WRITE_YEAR = (
    "  IDは施策のアドレスになります。計画の年度があるなら、取り込む前に collection.toml の"
    " fiscal_year に書いてください（IDは 2026-1-01 の形になります）。"
)
_SHOWN_REPAIRS = 5
_SHOWN_PROBLEMS = 50


def render_import(imported: Import, colour: bool = False) -> str:
    """Return how the file was read, what was put right, what is wrong, and what would change."""
    parts = (
        _source(imported),
        _columns(imported),
        _left_out(imported.source.left_out),
        _repairs(imported.repairs),
        _problems("誤り", imported.errors),
        _problems("注意", _not_told(imported)),
        _difference(imported, colour),
    )
    return "\n\n".join(text for text in map("\n".join, parts) if text)


def _difference(imported: Import, colour: bool) -> Iterator[str]:
    """Yield what would change; nothing where the file has no program, so that none would go."""
    if imported.source.rows:
        yield render_difference(imported.difference, colour)


def _source(imported: Import) -> Iterator[str]:
    source = imported.source
    facts = [_FORMS[source.form]]
    if source.encoding is not None:
        facts.append(f"文字コード {_ENCODINGS[source.encoding]}")
    if source.sheet is not None:
        facts.append(f"シート「{source.sheet}」")
    if source.header_rows is not None:
        first, last = source.header_rows
        facts.append(f"見出しは{first}{'' if first == last else f'～{last}'}行目")
    yield f"{imported.path.name}: {'、'.join(facts)}、施策 {len(source.rows):,}件"
    yield from source.notes
    if imported.files[0].year is not None:
        parts = (f"{file.year}年度 {len(file.programs):,}件" for file in imported.files)
        yield f"「{columns.YEAR}」の列のとおり、年度ごとに分けます: {'、'.join(parts)}"


def _columns(imported: Import) -> Iterator[str]:
    """Yield which column was taken for which, and what happens to the others."""
    used = [column for column in imported.source.columns if column.field is not None]
    renamed = [column for column in used if column.heading != column.field]
    if used:
        same = "、".join(str(column.field) for column in used if column.heading == column.field)
        yield f"列の対応（そのまま: {same or 'なし'}）"
        for column in renamed:
            yield f"  {column.cell} 「{shorten(column.heading)}」 → {column.field}"
    yield from _without_prose(imported)
    yield from _known_columns(imported)
    new = {column.heading: column for column in imported.new_columns}
    if new:
        yield "新しい独自の列（collection.toml に書き足します）"
        cells = {column.own: column.cell for column in imported.source.columns}
        for heading, one in new.items():
            yield f"  {cells.get(heading, '')} 「{shorten(heading)}」: {_kind(one)}"
        yield from _perhaps_internal(imported.new_columns)
    if imported.changed_columns:
        yield "種類を変える列（collection.toml を書き換えます。前のものは previous に残します）"
        yield from (
            f"  「{shorten(one.heading)}」: {_kind(one)}" for one in imported.changed_columns
        )
    if imported.dropped:
        yield f"取り込まない列（指定による）: {'、'.join(map(shorten, imported.dropped))}"
    if imported.kept_columns:
        yield f"ファイルにない列（今の内容を残します）: {'、'.join(imported.kept_columns)}"
    if imported.given_ids:
        yield f"{columns.ID}のない{imported.given_ids:,}件は、名称などからIDを決めました。"
        # Settings that could not be read may have the year.
        if imported.is_undated and not imported.errors:
            yield _WRITE_YEAR


def _without_prose(imported: Import) -> Iterator[str]:
    """Say that nothing was taken for what a program does or aims at: a site then shows little."""
    prose = (columns.SUMMARY, columns.TARGETS)
    columns_read = imported.source.columns
    if columns_read and not any(column.field in prose for column in columns_read):
        yield (
            f"「{prose[0]}」「{prose[1]}」にあたる列が見つかりません。あるなら、"
            "--map '見出し=summary' や --map '見出し=targets' を付けて取り込んでください。"
        )


def _known_columns(imported: Import) -> Iterator[str]:
    """Yield the columns of one's own that are none of the new ones; the years are said above."""
    others = {*imported.dropped, *(column.heading for column in imported.new_columns)}
    if imported.files[0].year is not None:
        others.add(columns.YEAR)
    described = {column.heading: column for column in imported.described_columns}
    for column in imported.source.columns:
        if column.field is None and column.own not in others:
            known = described.get(column.own)
            shown = f"（{_shown(known)}）" if known else ""
            yield f"  {column.cell} 「{shorten(column.heading)}」 → 独自の列「{column.own}」{shown}"


def _perhaps_internal(new: Sequence[Column]) -> Iterator[str]:
    """Ask of new columns that the site will show whether it may: 備考 can be for the staff."""
    asked = [one.heading for one in new if one.shown != "neither" and may_be_internal(one.heading)]
    if asked:
        options = " ".join(f"--map '{heading}=hidden'" for heading in asked)
        yield (
            f"  {'、'.join(f'「{heading}」' for heading in asked)}もサイトに出て、検索されます。"
            f"職員だけのものなら、{options} を付けて取り込んでください。"
        )


def _kind(column: Column) -> str:
    """Say of what kind a column is taken to be, and where it will appear."""
    facts = [_KINDS[column.kind]]
    if column.unit:
        facts.append(f"単位 {column.unit}")
    facts += [text for flag, text in ((column.deadline, "締切"), (column.sortable, "並べ替え"))
              if flag]  # fmt: skip
    facts.append("検索する" if column.searched else "検索しない")
    facts.append(_shown(column))
    return "、".join(facts)


def _shown(column: Column) -> str:
    """Say whether a column appears on the site: as a facet whatever its cells are."""
    is_shown = column.shown != "neither" or column.kind == "facet"
    return "サイトに出す" if is_shown else "サイトに出さない"


def _not_told(imported: Import) -> list[Problem]:
    """Return the warnings but those of rows that are listed as no programs, with the reason."""
    listed = {(row.number, row.reason) for row in imported.source.left_out[:_SHOWN_PROBLEMS]}
    return [one for one in imported.warnings if (one.row, one.reason) not in listed]


def _left_out(rows: Sequence[LeftOut]) -> Iterator[str]:
    """Yield the rows that are no programs, and what they were taken for."""
    if rows:
        yield f"施策としなかった行（{len(rows):,}行）"
        for row in rows[:_SHOWN_PROBLEMS]:
            texts = "、".join(f"{cell}「{shorten(text)}」" for cell, text in row.cells.items())
            place = f"{row.sheet} {row.number}行" if row.sheet else f"{row.number}行"
            yield f"  {place}（{texts}）: {row.reason}"
        if len(rows) > _SHOWN_PROBLEMS:
            yield f"  ほか{len(rows) - _SHOWN_PROBLEMS:,}行（--json ですべて出ます）"
        yield f"  {WRITE_NAME}"


def _repairs(repairs: Sequence[Repair]) -> Iterator[str]:
    """Yield the kinds of repairs with their number and first examples."""
    by_kind: dict[str, list[Repair]] = {}
    for repair in repairs:
        by_kind.setdefault(repair.kind, []).append(repair)
    for kind, found in by_kind.items():
        yield f"{kind}（{len(found):,}か所）"
        for repair in found[:_SHOWN_REPAIRS]:
            before, after = _around(repair.before, repair.after)
            place = repair.cell or f"{repair.row}行"
            yield f"  {place} {repair.column}: {before} → {after}"
        if len(found) > _SHOWN_REPAIRS:
            yield f"  ほか{len(found) - _SHOWN_REPAIRS:,}か所"


def _around(before: str, after: str) -> tuple[str, str]:
    """Return both texts from shortly before the place where they differ."""
    same = next(
        (n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0
    )
    start = max(0, same - 10)
    lead = "…" if start else ""
    return lead + _cut(before[start:]), lead + _cut(after[start:])


def _cut(text: str) -> str:
    return shorten(text if len(text) <= 24 else f"{text[:24]}…")


def _problems(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the problems: each error, which has to be put right, and each kind of warnings."""
    if problems:
        is_error = problems[0].severity == "error"
        lines = [str(one) for one in problems] if is_error else problem_lines(problems)
        yield f"{title}（{len(problems):,}件）"
        yield from (f"  {line}" for line in lines[:_SHOWN_PROBLEMS])
        if len(lines) > _SHOWN_PROBLEMS:
            yield f"  ほか{len(lines) - _SHOWN_PROBLEMS:,}件（--json ですべて出ます）"
