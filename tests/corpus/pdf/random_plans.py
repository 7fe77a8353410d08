"""Plans that nobody wrote, in layouts that nobody chose: programs and how to print them."""

from dataclasses import dataclass, field
from random import Random

from corpus.record import Program

_SUBJECTS = (
    "防災行政無線 庁内ネットワーク 保育所 公共施設 観光周遊 Wi-Fi AIチャットボット 水田センサー"
    " 児童生徒１人１台端末 電子契約 道の駅「みなと」 オープンデータ 図書館 ＧＩＳ 除雪車 Web会議"
    " 母子健康手帳アプリ RPA 避難所 高齢者見守り"
).split()
_ENDS = "更新事業 推進事業 の導入 活用事業 （拡充） 補助金 運用 実証 プロジェクト".split()
_CLAUSES = (
    "市民が窓口に来なくても手続ができるようにする",
    "老朽化した機器128台を更新する",
    "職員が聞き取りながら申請書を作る",
    "Microsoft 365を全職員に導入する",
    "データを統計化して公表する",
    "前年度（令和６年度）の実績をもとに見直す",
    "外国語（英語、中国語、ベトナム語）でも使える",
    "1,200件を目標とする",
    "ＡＩ－ＯＣＲで読み取る",
    "加盟店を450店舗に増やす",
    "CBTに対応した環境を整える",
    "コンピューターで受ける学力調査を行う",
    "センサーを設置し、見回りの負担を減らす",
    "㈱・㈲などの法人のほか、個人事業主も対象とする",
    "結果は必ず職員が確かめる",
)
_TARGETS = (
    "設置　40基",
    "登録者数　2,400人",
    "利用率70％以上",
    "年12回",
    "△80%",
    "更新　6,200台（累計）",
    "待ち時間の平均15分以内（令和６年度実績：27分）",
    "20業務の移行完了（令和７年度末）",
    "字幕の表示　全会議",
)
_UNITS = {
    "総務部": ("情報政策課", "人事課", "広報広聴課"),
    "市民部": ("市民課", "地域安全課"),
    "福祉部": ("高齢福祉課", "障がい福祉課"),
    "教育委員会": ("学校教育課", "生涯学習課"),
    "産業観光部": ("商工振興課", "観光課", "農林水産課"),
}
_AREAS = ("くらしと安全", "しごとと活力", "市役所の変革", "子育て・教育")


def random_programs(random: Random, count: int) -> list[Program]:
    """Return programs in the order of areas, numbered anew in each."""
    areas = random.sample(_AREAS, random.randint(1, 3))
    programs: list[Program] = []
    for place, area in enumerate(areas):
        size = count // len(areas) + (place < count % len(areas))
        for number in range(1, size + 1):
            programs.append(_program(random, len(programs), area, number))
    return programs


def _program(random: Random, place: int, area: str, number: int) -> Program:
    name = (
        f"{random.choice(_SUBJECTS)}{random.choice(('', '等', 'システム'))}{random.choice(_ENDS)}"
    )
    sentences = random.choices(_CLAUSES, k=random.randint(1, 5))
    department = random.choice(list(_UNITS))
    divisions = _UNITS[department]
    lines = random.choices(_TARGETS, k=random.choice((0, 1, 1, 2, 3)))
    if len(lines) > 1:
        lines = [f"・{line}" for line in lines]
    return Program(
        id="",
        area=area,
        number=number,
        name=f"{name}その{place + 1}",
        summary="。".join(sentences) + "。",
        targets="\n".join(lines),
        department=department,
        divisions=tuple(random.sample(divisions, random.choice((1, 1, 1, 2)))),
        is_new=random.random() < 0.3,
    )


@dataclass(frozen=True)
class Layout:
    """How a plan is printed. ``columns`` are the fields in order, ``headings`` their names."""

    columns: tuple[str, ...]
    headings: dict[str, str]
    rules: str = "full"  # full, horizontal, open sides, dashed, thick
    areas: str = "row"  # row, column, captions
    departments: str = "column"  # column, merged, units, captions
    two_rows: bool = False
    repeats: bool = True
    size: float = 9.0
    font: str = "Noto Sans CJK JP"
    landscape: bool = True
    indent: bool = False
    middle: bool = False
    title: str = ""
    notes: bool = False
    widths: dict[str, float] = field(default_factory=dict)


_NAMES = {
    "number": ("整理番号", "番号", "No.", "事業番号"),
    "new": ("新規", "新", "新規区分"),
    "name": ("施策（事業）名称", "事業名", "施策名", "取組名", "事業名称"),
    "summary": ("取組概要", "事業内容", "概要", "事業の概要", "取組内容"),
    "targets": ("指標・目標", "成果指標", "目標", "目標値"),
    "department": ("部局", "部局名", "担当部"),
    "division": ("担当課", "所管課", "担当課名"),
    "units": ("担当部課", "所管部課", "部局等名・担当課"),
    "area": ("施策の展開方向", "基本目標", "施策の柱", "分野"),
}
_WIDTHS = {
    "number": 0.06, "new": 0.06, "name": 0.2, "summary": 0.36, "targets": 0.2, "department": 0.1,
    "division": 0.12, "units": 0.14, "area": 0.08,
}  # fmt: skip


def random_layout(random: Random, *, word: bool) -> Layout:
    """Return a layout; ``word`` is one of a text program, else of a spreadsheet program."""
    areas = random.choice(("row", "row", "column", "captions") if word else ("row", "column"))
    departments = random.choice(("column", "merged", "units", "captions"))
    if departments == "captions" and not word:
        departments = "merged"
    columns = ["number", "new", "name", "summary", "targets"]
    if random.random() < 0.2:
        columns.remove("new")
    if departments == "units":
        columns.append("units")
    elif departments == "captions":
        columns.append("division")
    else:
        place = 0 if departments == "merged" else len(columns)
        columns[place:place] = ["department", "division"]
    if areas == "column":
        columns.insert(0, "area")
    rules = random.choice(("full", "full", "horizontal", "open sides", "dashed", "thick"))
    return Layout(
        columns=tuple(columns),
        headings={column: random.choice(_NAMES[column]) for column in columns},
        rules="full" if rules == "horizontal" and areas == "column" else rules,
        areas=areas,
        departments=departments,
        two_rows=departments in ("column", "merged") and random.random() < 0.3,
        repeats=random.random() < 0.8,
        size=random.choice((7.5, 8, 9, 10, 10.5)),
        font=random.choice(("Noto Sans CJK JP", "Noto Serif CJK JP")),
        landscape=random.random() < 0.7,
        indent=random.random() < 0.4,
        middle=random.random() < 0.4,
        title=random.choice(("", "みなと市デジタル推進計画", "令和８年度　事業一覧")),
        notes=random.random() < 0.3,
        widths=_WIDTHS,
    )


def cell_text(program: Program, column: str, layout: Layout) -> str:
    """Return what the layout writes into a program's cell."""
    indent = "\u3000" if layout.indent else ""
    return {
        "number": str(program.number),
        "new": "〇" if program.is_new else "",
        "name": program.name,
        "summary": indent + program.summary,
        "targets": program.targets,
        "department": program.department,
        "division": "\n".join(program.divisions),
        "units": "\n".join((program.department, *program.divisions)),
        "area": program.area,
    }[column]
