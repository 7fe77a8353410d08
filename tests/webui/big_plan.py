"""Makes a plan as large as a prefecture's whole: 40 departments, 150 divisions, 14 areas.

``python -m tests.webui.big_plan DIR`` writes it as a collection to serve and look at.
"""

import random
import sys
from pathlib import Path

from corpus import Program, to_csv

DEPARTMENTS = [f"第{number}政策推進部局" for number in range(1, 41)]
DIVISIONS = [f"{name}推進課" for name in (f"地域振興{number}" for number in range(1, 151))]
# The last ones have the most programs.
AREAS = [f"分野{number}・地域でともに支え合う暮らし" for number in range(1, 15)]
SUBJECTS = "防災 子育て 観光 道路 福祉 農業 教育 文化 環境 医療 交通 産業".split()
KINDS = "推進 整備 支援 強化 普及".split()


def programs(count: int = 1500) -> list[Program]:
    """The programs, the same ones every time."""
    chance = random.Random(1)
    areas = chance.choices(AREAS, weights=range(1, len(AREAS) + 1), k=count)
    return [made(number, area, chance) for number, area in enumerate(areas, 1)]


def made(number: int, area: str, chance: random.Random) -> Program:
    """One program."""
    subject, kind = chance.choice(SUBJECTS), chance.choice(KINDS)
    division = chance.randrange(len(DIVISIONS))
    return Program(
        id=f"b-{number}",
        area=area,
        number=number,
        name=f"{subject}{kind}事業（その{number}）",
        summary=f"{area}のため、{subject}の{kind}に地域の住民や団体とともに取り組む。",
        targets=f"{chance.randrange(10, 500)}件",
        department=DEPARTMENTS[division % len(DEPARTMENTS)],
        divisions=(DIVISIONS[division],),
        is_new=number % 50 == 0,
    )


def write(directory: Path) -> None:
    """Write the plan as a collection."""
    directory.mkdir(parents=True, exist_ok=True)
    names = "\n".join(f"  {name!r}," for name in AREAS)
    (directory / "collection.toml").write_text(
        f'title = "大きな計画"\npublisher = "みほん県"\nareas = [\n{names}\n]\n', encoding="utf-8"
    )
    (directory / "programs.csv").write_text(to_csv(programs()), encoding="utf-8", newline="")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
