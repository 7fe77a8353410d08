"""The plan's text layer becomes the shipped records, and nothing of it is lost."""

from collections import Counter
from pathlib import Path

import pytest

import corpus
from corpus.errors import CorpusError
from corpus.plan_text.furniture import (
    AREA_DESCRIPTION,
    AREA_HEADING,
    AREA_NAME,
    COLUMN_HEADING,
    PAGE_NUMBER,
    TITLE,
)
from corpus.plan_text.parsing import parse_plan
from corpus.plan_text.plan import Plan, PlanRow
from corpus.record import Program
from corpus.writer import to_csv

SHIPPED = Path(corpus.__file__).parent / "fukushima_ict_2020"
SHARED = Path(__file__).parents[4] / "shared/source/fukushima-ict-action-plan-2020.txt"

# Everything on the pages that is no program, kind by kind, in the order of the pages.
COLUMN_HEADINGS = [
    "整理",
    "番号",
    "新",
    "規",
    "施策（事業）名称 取組概要 指標・目標",
    "部局等名",
    "担当課",
]
FURNITURE = {
    # The text layer of the first page has only the last two column headings.
    COLUMN_HEADING: ["部局等名", "担当課", *COLUMN_HEADINGS * 8],
    PAGE_NUMBER: ["4", "8"],
    TITLE: [
        "ふくしまＩＣＴデータ利活用社会推進",
        "アクションプラン2020",
        "　「ふくしまＩＣＴデータ利活用社会推進アクションプラン2020」は、「ふくしまICT",
        "データ利活用社会推進プラン」に基づき、施策の展開方向を具体化するため、年度ごとに各",
        "部局等がそれぞれ実施する施策を取りまとめたものであり、各部局等において、指標の達成",
        "を目指して積極的な事業の推進を図る。",
        "【施策の展開方向】",
    ],
    AREA_HEADING: [
        "１　復興の推進",
        "2　安全・安心、健康なくらし",
        "3　産業振興・地域活性化",
        "4　教育・ICT人材育成",
        "5　電子自治体",
    ],
    AREA_NAME: [
        "「復興の推進」",
        "「安全・安心、健康なくらし」",
        "「産業振興・地域活性化」",
        "「教育・ICT人材育成」",
        "「電子自治体」",
    ],
    AREA_DESCRIPTION: [
        "～東日本大震災・原子力災害からの復興の推進にICTを活用～",
        "～ICTを活用し、安全・安心、健康なくらしを実現～",
        "～ICTを活用した産業振興、働きやすい環境づくり～",
        "～県民一人一人がICTを活用できるよう、教育を充実～",
        "～官民データやICTを活用した行政サービスの提供～",
    ],
}


@pytest.fixture(scope="module")
def source() -> str:
    return (SHIPPED / "source.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(source: str) -> Plan:
    return parse_plan(source)


@pytest.fixture(scope="module")
def programs(plan: Plan) -> dict[str, Program]:
    return {program.id: program for program in plan.programs}


def test_reproduces_the_shipped_records(plan: Plan) -> None:
    assert to_csv(plan.programs).encode() == (SHIPPED / "programs.csv").read_bytes()


@pytest.mark.skipif(not SHARED.exists(), reason="the plan's text is only on the project's machines")
def test_shipped_source_is_the_plans_text() -> None:
    assert (SHIPPED / "source.txt").read_bytes() == SHARED.read_bytes()


def _characters(text: str) -> str:
    return "".join(text.split())


def _as_printed(row: PlanRow) -> str:
    """The characters of a row in the order of its cells, marks included."""
    program = row.program
    return _characters(
        str(program.number)
        + "〇" * program.is_new
        + "（再掲）" * (program.repost_of is not None)
        + program.name
        + program.summary
        + program.targets
        + program.department
        + "".join(program.divisions)
    )


def test_nothing_is_lost(source: str, plan: Plan) -> None:
    """Every non-blank character is in a row, in its place, or in a listed piece of furniture."""
    lines = source.split("\n")
    read = {}
    for row in plan.rows:
        own = "".join(lines[row.first_line - 1 : row.last_line])
        assert _as_printed(row) == _characters(own)
        read.update(dict.fromkeys(range(row.first_line, row.last_line + 1), row))
    for piece in plan.furniture:
        assert piece.line not in read
        assert _characters(piece.text) == _characters(lines[piece.line - 1])
    furniture_lines = {piece.line for piece in plan.furniture}
    rest = [line for n, line in enumerate(lines, 1) if n not in read and n not in furniture_lines]
    assert _characters("".join(rest)) == ""


def test_furniture_is_exactly_this(plan: Plan) -> None:
    found: dict[str, list[str]] = {}
    for piece in plan.furniture:
        found.setdefault(piece.kind, []).append(piece.text)
    assert found == FURNITURE


def test_counts(plan: Plan) -> None:
    programs = plan.programs
    assert len(programs) == 110
    assert list(Counter(program.area for program in programs).items()) == [
        ("復興の推進", 10),
        ("安全・安心、健康なくらし", 30),
        ("産業振興・地域活性化", 23),
        ("教育・ICT人材育成", 10),
        ("電子自治体", 37),
    ]
    assert sum(program.is_new for program in programs) == 13
    departments = Counter(program.department for program in programs)
    assert len(departments) == 14
    assert departments.most_common(1) == [("企画調整部", 21)]


def test_ids_count_on_within_each_area(plan: Plan) -> None:
    expected = [f"2020-{a}-{n:02}" for a, last in enumerate((10, 30, 23, 10, 37), 1)
                for n in range(1, last + 1)]  # fmt: skip
    assert [program.id for program in plan.programs] == expected


def test_reposts_point_to_their_originals_and_say_the_same(programs: dict[str, Program]) -> None:
    reposts = {p.id: p.repost_of for p in programs.values() if p.repost_of}
    assert reposts == {"2020-3-01": "2020-1-07", "2020-5-15": "2020-4-02"}
    for repost, original in reposts.items():
        assert programs[repost].name == programs[original].name
        assert programs[repost].summary == programs[original].summary


@pytest.mark.parametrize(
    ("program_id", "divisions"),
    [
        ("2020-1-09", ("環境共生課（環境創造センター）",)),  # a note in brackets on its own lines
        ("2020-1-10", ("農林企画課", "農業振興課")),  # two divisions, one a line
        ("2020-3-15", ("観光交流課",)),  # the next page's column headings follow at once
        ("2020-3-17", ("環境保全農業課",)),  # broken by an empty line
        ("2020-4-01", ("私学・法人課",)),  # the middle dot is part of the name
        ("2020-4-07", ("財務課施設財産室",)),  # broken within the name of the section
        ("2020-5-37", ("博物館",)),
    ],
)
def test_divisions(
    programs: dict[str, Program], program_id: str, divisions: tuple[str, ...]
) -> None:
    assert programs[program_id].divisions == divisions


@pytest.mark.parametrize(
    ("program_id", "name"),
    [
        ("2020-3-05", "中小企業制度資金"),  # on the number's line
        ("2020-5-37", "博物館IT化事業"),
        ("2020-2-01", "福島県全国瞬時警報システム（Ｊ－ＡＬＥＲＴ）"),
        ("2020-5-17", "ふくしまSociety5.0推進事業（県市町村Ｗeb会議・情報連絡システム導入事業）"),
        ("2020-5-12", "総合行政ネットワーク事業（社会保障･税番号制度関連事業)"),  # widths kept
    ],
)
def test_names(programs: dict[str, Program], program_id: str, name: str) -> None:
    assert programs[program_id].name == name


@pytest.mark.parametrize(
    ("program_id", "targets"),
    [
        # A break between Latin words was a space.
        (
            "2020-3-23",
            "教育庁内の全てのPCでMicrosoft Office Professional等のソフトウェアを導入する。\n"
            "令和元年度までに更新し不用になったWindows７端末の処分を行う。",
        ),
        # What hangs under a bullet keeps its indent; the source's widths are kept, mixed or not.
        (
            "2020-1-02",
            "・フェイスブックページへの「いいね！」数\n　6７,000件\n"
            "・インスタグラムフォロワー\n　１５,０00件",
        ),
        # Short lines were ended by the author; the empty line is the author's too.
        (
            "2020-2-19",
            "「ふくしま健民アプリ」のダウンロード数を増やす働きかけを強化する。\n"
            "令和2年1月31日現在\nアプリダウンロード者件数　34,812\n\n"
            "目標数　年間　15,000ダウンロード",
        ),
        # Department on the line after, without an empty one between.
        ("2020-2-05", "引続き災害・防災等情報の発信に努める。"),
        ("2020-4-01", "県内ICT関連企業・業務等就労者数\n累計126人"),
        # The source's slip （当た田に） is the source's.
        (
            "2020-3-10",
            "・県内各市町村に新たに立地する事業所の安定的な雇用者数　1,250人\n"
            "・県内各市町村に新たに立地する本事業誘致事業所数　12社\n"
            "・県内各市町村に当た田に立地する事業所の地元新卒者採用数　9人",
        ),
    ],
)
def test_targets(programs: dict[str, Program], program_id: str, targets: str) -> None:
    assert programs[program_id].targets == targets


def test_areas_have_the_plans_descriptions_and_the_settings_repeat_them(plan: Plan) -> None:
    settings = corpus.load(SHIPPED).collection
    assert settings.areas == tuple(area.name for area in plan.areas)
    assert settings.area_descriptions == {area.name: area.description for area in plan.areas}


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (lambda t: "", 1, "施策の行が見つかりません"),
        (
            lambda t: t.replace("\n12\n放射線情報", "\n19\n放射線情報"),
            428,
            "整理番号が続いていない",
        ),
        (lambda t: t.replace("5　電子自治体\n", "\n"), 1, "展開方向の見出しが5個"),
        (lambda t: t.replace("教育庁\n博物館", ""), 2081, "部局が見つかりません"),
        (lambda t: t.replace("教育庁\n博物館", "教育庁\n博物"), 2089, "担当課の終わり"),
        (lambda t: t.replace("プラン2020", "プラン"), 1, "表題に年度"),
    ],
)
def test_another_layout_is_refused_with_its_line(
    source: str, change: object, line: int, reason: str
) -> None:
    assert callable(change)
    with pytest.raises(CorpusError) as caught:
        parse_plan(change(source))
    (problem,) = caught.value.problems
    assert reason in problem.reason
    assert problem.row == line


def test_year_can_be_given(source: str) -> None:
    assert parse_plan(source, fiscal_year=2021).programs[0].id == "2021-1-01"
