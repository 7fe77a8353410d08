"""Makes the sample of three years anew: `python -m tests.sample_years.make`.

The first year is the shipped plan, the others are made up, as are the budgets of all three.
"""

import csv
import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import Link, Program, Threads, load, to_csv
from corpus.importing import write_links
from indexer import generation_directory, update_index
from indexer.index.segment import Segment
from indexer.linking.likeness import Comparer
from indexer.linking.proposals import proposals
from indexer.locations import shipped_collection
from tests.indexer.linking.generator import pair_of_years

HERE = Path(__file__).parent
BUDGET = "予算額"
# Proposals that nobody has answered yet.
LEFT_OPEN = 2
# What is changed by hand in the later years, by name in the year before.
BY_HAND: Mapping[int, Mapping[str, Mapping[str, str]]] = {
    2021: {
        "チャレンジふくしま戦略的情報発信事業"
        "（ふくしまからはじめよう。情報発信プラットフォーム事業）": {
            "name": "ふくしま情報発信プラットフォーム事業",
            "targets": "・フェイスブックページへの「いいね！」数\n　７1,500件\n"
            "・インスタグラムフォロワー\n　２３,000件",
        },
        "そなえるふくしま防災事業（防災意識定着深化事業）": {
            "summary": "災害をＶＲで再現し、体験することで、災害を自分事として捉え、"
            "県民と事業所の防災意識の高揚を促す。",
            "targets": "危機管理センター見学者や家族で学ぶ防災セミナー、各種イベントなどで、"
            "総計4,500名の体験を目指す。",
        },
    },
    2022: {
        "ふくしま情報発信プラットフォーム事業": {
            "targets": "・フェイスブックページへの「いいね！」数\n　７６,000件\n"
            "・インスタグラムフォロワー\n　３１,000件",
        },
        "そなえるふくしま防災事業（防災意識定着深化事業）": {
            "name": "そなえるふくしま防災体験事業",
            "targets": "危機管理センター見学者や家族で学ぶ防災セミナー、各種イベントなどで、"
            "総計6,000名の体験を目指す。",
        },
    },
}
SETTINGS = """title = "ふくしまＩＣＴデータ利活用社会推進アクションプラン（三か年の見本）"
publisher = "福島県"
source = "福島県「ふくしまＩＣＴデータ利活用社会推進アクションプラン2020」"
license = "2020年度のほかは見本のために作ったもので、福島県の計画ではありません。予算額も同じです。"
description = "年度の比べ方を見るための見本です。2021年度と2022年度は架空のものです。"
fiscal_year = 2020

[[columns]]
heading = "予算額"
kind = "number"
unit = "千円"
sortable = true
"""


def main() -> None:
    """Write the three years, settings and links."""
    plan = load(shipped_collection())
    chance = random.Random(1)
    years = {2020: [with_budget(p, chance) for p in plan.programs if p.repost_of is None]}
    truth: set[tuple[str, str]] = set()
    for year in (2021, 2022):
        years[year], links = next_year(years[year - 1], year, chance)
        truth |= links
    for year, programs in years.items():
        folder = HERE / str(year)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "programs.csv").write_bytes(to_csv(programs).encode())
    (HERE / "collection.toml").write_text(SETTINGS, encoding="utf-8")
    (HERE / "links.csv").unlink(missing_ok=True)
    answer(truth)


def next_year(
    programs: list[Program], year: int, chance: random.Random
) -> tuple[list[Program], set[tuple[str, str]]]:
    """The programs that a year makes of those of the year before, and what became of which."""
    pair = pair_of_years(programs, year, year)
    names = {program.id: program.name for program in programs}
    origins = {after: before for before, after in pair.truth}
    made = []
    for program in pair.after:
        changes = BY_HAND[year].get(names.get(origins.get(program.id, ""), ""), {})
        before = next((p for p in programs if p.id == origins.get(program.id)), None)
        program = replace(program, **changes, extra=before.extra if before else ())
        made.append(with_budget(program, chance))
    return made, set(pair.truth)


def with_budget(program: Program, chance: random.Random) -> Program:
    """The program with a budget, a little off from the one it had."""
    known = program.text_of(BUDGET).replace(",", "")
    budget = int(known) * chance.choice((80, 95, 100, 105, 120)) // 100 if known else 0
    budget = budget or chance.choice((800, 1_200, 3_000, 5_400, 12_000, 48_000))
    return replace(program, extra=((BUDGET, f"{budget:,}"),))


def answer(truth: set[tuple[str, str]]) -> None:
    """Write links.csv as `sesaku link` does, answered by what is known; some stay open."""
    loaded = load(HERE)
    threads = Threads(loaded.programs)
    with TemporaryDirectory() as place:
        update_index(loaded, Path(place))
        places = {program.id: n for n, program in enumerate(loaded.programs)}
        comparer = Comparer(Segment(generation_directory(Path(place))), places)
        proposed = proposals(threads, comparer, ())
    ranked = sorted(proposed, key=lambda one: -one.confidence)
    answered = [
        Link(one.before, one.after, "staff", float((one.before, one.after) in truth))
        for one in ranked[:-LEFT_OPEN]
    ]
    write_links(HERE, loaded.programs, [*answered, *ranked[-LEFT_OPEN:]])
    with (HERE / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        print(sum(1 for _ in csv.reader(file)) - 1, "links")


if __name__ == "__main__":
    main()
