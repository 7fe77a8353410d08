"""Lists of other bodies, each with what is to be read from it, written before it was first read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.importing import Import
from tests.corpus.importing.import_files import import_bytes

# What a program is to be: its fields by name, a column of the list's own by +heading.
Seen = Mapping[str, object]


@dataclass(frozen=True)
class List:
    """A list; its programs; kinds of columns of its own; rows that are warned of or left out."""

    text: str
    programs: Sequence[Seen]
    kinds: Mapping[str, str] = field(default_factory=dict)
    warned: Sequence[int] = ()
    left_out: Sequence[int] = ()
    file: str = "a.csv"


def _json(*records: object) -> str:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records)


LISTS = {
    "evaluation in three levels, headings in two rows": List(
        """令和7年度　事務事業評価結果一覧,,,,,,,,
政策,施策,基本事業,事務事業名,事業の目的,担当部,担当課,決算額（千円）,,評価
,,,,,,,令和5年度,令和6年度,
安全,防災,自主防災,組織育成事業,組織を支える。,総務部,危機管理課,"1,200","1,350",A
にぎわい,商業,商店街,空き店舗事業,出店を助ける。,産業部,商工課,500,480,A
にぎわい,商業,商店街,イベント補助,催しを助ける。,産業部,商工課,300,300,C
""",
        [
            {"name": "組織育成事業", "area": "安全 › 防災 › 自主防災", "department": "総務部"},
            {"name": "空き店舗事業", "area": "にぎわい › 商業 › 商店街"},
            {"name": "イベント補助", "divisions": ("商工課",)},
        ],
        {"決算額（千円） 令和5年度": "number", "決算額（千円） 令和6年度": "number"},
        left_out=[1],
    ),
    "a standard's own ids": List(
        """支援制度ID,支援制度名,支援対象,支援内容,申請終了日,所管部署,詳細情報URL
K01,応援給付金,子のいる世帯,一人2万円を給付,2026-10-31,こども課,https://example.jp/k1
K02,物価給付金,非課税世帯,一世帯3万円を給付,2026-09-30,福祉課,https://example.jp/k2
""",
        [
            {"name": "応援給付金", "id": "K01", "summary": "一人2万円を給付"},
            {"name": "物価給付金", "id": "K02", "divisions": ("福祉課",)},
        ],
        {"申請終了日": "date"},
    ),
    "a program called as headings are": List(
        """名称,概要,区分,担当課
事業,事業を行う,新規,部局
相談,話を聞く。,継続,福祉課
""",
        [{"name": "事業", "summary": "事業を行う"}, {"name": "相談"}],
    ),
    "the same words above and below": List(
        "事業,担当,区分\n事業,部局,新規\n相談,福祉課,継続\n",
        [{"name": "事業", "divisions": ("部局",)}, {"name": "相談"}],
    ),
    "a program called so in the middle": List(
        "名称,概要,区分,担当課\n相談,聞く。,継続,福祉課\n事業,行う,新規,部局\n",
        [{"name": "相談"}, {"name": "事業", "summary": "行う"}],
    ),
    "totals of a division and a department": List(
        """部,課,事業名,予算（千円）
総務部,総務課,文書,10
総務部,総務課,庁舎,20
総務部,総務課計,,30
総務部,税務課,課税,5
総務部計,,,35
総計,,,35
""",
        [{"name": "文書"}, {"name": "庁舎", "+予算（千円）": "20"}, {"name": "課税"}],
        {"予算（千円）": "number"},
        left_out=[4, 6, 7],
    ),
    "marks of new programs with signs": List(
        "新規・継続,事業名\n新規,甲\n継続,乙\n★新規,丙\n【新規】,丁\n■,戊\n",
        [
            {"name": "甲", "is_new": True},
            {"name": "乙", "is_new": False},
            {"name": "丙", "is_new": True},
            {"name": "丁", "is_new": True},
            {"name": "戊", "is_new": False},
        ],
        warned=[6],
    ),
    "objects two deep, one a line": List(
        _json(
            {
                "事業名": "道路補修",
                "organization": {"department": {"name": "建設部"}, "division": {"name": "道路課"}},
                "予算": {"令和8年度": 1200},
            },
            {
                "事業名": "橋の点検",
                "organization": {"department": {"name": "建設部"}, "division": {"name": "橋梁課"}},
                "予算": {"令和8年度": 800},
            },
        ),
        [
            {"name": "道路補修", "department": "建設部", "divisions": ("道路課",)},
            {"name": "橋の点検", "+予算.令和8年度": "800"},
        ],
        file="a.jsonl",
    ),
    "a department's own id, address and division": List(
        _json(
            {
                "name": {"ja": "図書館", "en": "Library"},
                "department": {
                    "id": "d1",
                    "name": "教育部",
                    "url": "https://example.jp/d1",
                    "division": {"name": "図書課"},
                },
                "contact": {"name": "窓口"},
            }
        ),
        [
            {
                "name": "図書館",
                "department": "教育部",
                "divisions": ("図書課",),
                "url": "",
                "+department.id": "d1",
                "+contact.name": "窓口",
                "+name.en": "Library",
            }
        ],
        file="a.json",
    ),
    "a project under review, what is in charge within another object": List(
        _json(
            {
                "data": [
                    {
                        "予算事業ID": "001234",
                        "事業名": "海岸保全",
                        "府省庁": "国土交通省",
                        "所管": {"局・庁": "水管理局", "課室": "海岸室"},
                        "事業の目的": "海岸を守る。",
                        "事業の概要": "護岸を直す。",
                    }
                ]
            }
        ),
        [{"name": "海岸保全", "id": "001234", "department": "国土交通省"}],
        file="a.json",
    ),
    "notes and sections among rows": List(
        """事業名,内容,予算
担当部：福祉部,,
配食,届ける。,10
※配食は令和9年度に終了予定,,
担当部：環境部,,
収集,集める。,20
注1：金額は税込み,,
""",
        [
            {"name": "配食", "department": "福祉部"},
            {"name": "収集", "department": "環境部", "summary": "集める。"},
        ],
        left_out=[2, 4, 5, 7],
    ),
    "four levels of headings, yes and no": List(
        """大分類,中分類,小分類,手続名称,手続概要,受付窓口,オンライン申請
くらし,ごみ,粗大ごみ,粗大ごみの申込み,申し込む。,清掃課,可
くらし,ごみ,資源,資源の申込み,申し込む。,清掃課,不可
子育て,保育,保育所,保育所入所,申し込む。,保育課,可
子育て,手当,児童手当,児童手当,請求する。,こども課,可
""",
        [
            {"name": "粗大ごみの申込み", "area": "くらし › ごみ › 粗大ごみ"},
            {"name": "資源の申込み"},
            {"name": "保育所入所", "summary": "申し込む。"},
            {"name": "児童手当", "divisions": ("こども課",)},
        ],
        {"オンライン申請": "facet"},
    ),
    "a program called 対象 beside an address of no site": List(
        "サービス名,概要,URL\n対象,する。,/service/a.html\n相談,聞く。,https://example.jp/b\n",
        [
            {"name": "対象", "url": "", "+URL（原文）": "/service/a.html"},
            {"name": "相談", "url": "https://example.jp/b"},
        ],
        warned=[2],
    ),
    "benefits with eras, ends unknown": List(
        """給付金名,給付内容,給付額,申請期間,担当
物価高給付金,1世帯あたり給付。,１世帯３万円,令和８年４月１日～令和８年９月30日,福祉課
出産給付金,妊婦に給付。,5万円,R8.4.1～R9.3.31,保健課
見舞金,災害時に給付。,10万円,随時,防災課
""",
        [{"name": "物価高給付金", "summary": "1世帯あたり給付。"}, {}, {"name": "見舞金"}],
        {"給付額": "number", "申請期間": "date"},
    ),
}


def _read(tmp_path: Path, one: List) -> Import:
    encoding = "utf-8" if one.file != "a.csv" else "utf-8-sig"
    return import_bytes(tmp_path, one.text.encode(encoding), one.file)


@pytest.mark.parametrize("one", LISTS.values(), ids=list(LISTS))
def test_a_list_is_read_as_it_is_meant(tmp_path: Path, one: List) -> None:
    imported = _read(tmp_path, one)
    assert imported.errors == ()
    assert len(imported.programs) == len(one.programs)
    for program, seen in zip(imported.programs, one.programs, strict=True):
        own = {f"+{heading}": text for heading, text in program.extra}
        assert {key: own[key] if key in own else getattr(program, key) for key in seen} == seen
    kinds = {column.heading: column.kind for column in imported.new_columns}
    assert one.kinds.items() <= kinds.items()
    assert set(one.warned) <= {problem.row for problem in imported.warnings}
    assert [row.number for row in imported.source.left_out] == list(one.left_out)
