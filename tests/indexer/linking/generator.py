"""Pairs of years made from a plan by a described random process, with what became of what.

Each program of the first year meets one fate in the next, drawn independently:

- 8 % end; 4 % are split into two, of which half keep the name for the first part; 4 % are merged
  with the one that follows in the same department, under the one name or both;
- the rest go on. Of these 15 % are renamed (a word changed, a bracket dropped or added, 事業
  dropped or added; one of four of them gets a name of words from its own summary), 10 % are moved
  to another department with its division, 35 % are reworded (a clause dropped, clauses swapped, an
  ending changed), in half of those with numbers some are changed;
- for each 12 programs a new one comes, put together from words and clauses of two others, so that
  it resembles both.

Numbers and ids are given anew in the order of the areas.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.record import Program

ENDED, SPLIT, MERGED = 0.08, 0.04, 0.04
RENAMED, MOVED, REWORDED, RENUMBERED = 0.15, 0.10, 0.35, 0.5
NEW = 1 / 12
YEAR = "年度"
_CLAUSE = re.compile(r"[^。、]+[。、]?")
_WORD = re.compile(r"[一-龠々]{2,}|[ァ-ヺー]{2,}|[A-Za-zＡ-Ｚａ-ｚ]{2,}")
_OTHER_WORDS = (
    ("推進", "促進"), ("整備", "構築"), ("支援", "応援"), ("運用", "管理"), ("システム", "基盤"),
    ("情報発信", "広報"), ("活用", "利活用"), ("強化", "充実"), ("普及", "啓発"),
    ("防災", "災害対策"), ("研修", "人材育成"), ("提供", "配信"), ("改修", "更新"),
)  # fmt: skip
_ENDINGS = (("する。", "していく。"), ("図る。", "目指す。"), ("行う。", "実施する。"))


@dataclass(frozen=True)
class Pair:
    """Two years, and which program of the first became which of the second, by id."""

    before: tuple[Program, ...]
    after: tuple[Program, ...]
    truth: frozenset[tuple[str, str]]


def pair_of_years(programs: Sequence[Program], seed: int, year: int = 2021) -> Pair:
    """A pair of years: the programs (reposts left out), and what a year makes of them."""
    return _Maker(programs, random.Random(seed), year).pair()


class _Maker:
    def __init__(self, programs: Sequence[Program], chance: random.Random, year: int) -> None:
        self._chance = chance
        self._year = year
        self._before = [
            _dated(p, year - 1, p.id) for p in programs if p.repost_of is None and p.name
        ]
        units = {p.department: p.divisions for p in self._before}
        self._units = [*units.items()]

    def pair(self) -> Pair:
        # What a program of the second year is made from, and the program.
        made: list[tuple[list[str], Program]] = []
        waiting = [*self._before]
        while waiting:
            program = waiting.pop(0)
            fate = self._chance.random()
            if fate < ENDED:
                continue
            if fate < ENDED + SPLIT:
                made += [([program.id], part) for part in self._split(program)]
            elif fate < ENDED + SPLIT + MERGED and self._partner(program, waiting):
                other = self._partner(program, waiting)
                assert other is not None
                waiting.remove(other)
                made.append(([program.id, other.id], self._merged(program, other)))
            else:
                made.append(([program.id], self._changed(program)))
        made += [([], self._new()) for _ in range(round(len(self._before) * NEW))]
        after, truth = [], set()
        for number, (origins, program) in enumerate(made, 1):
            own = _dated(program, self._year, f"{self._year}-0-{number:02}")
            after.append(own)
            truth |= {(origin, own.id) for origin in origins}
        return Pair(tuple(self._before), tuple(after), frozenset(truth))

    def _changed(self, program: Program) -> Program:
        if self._happens(RENAMED):
            program = replace(program, name=self._renamed(program))
        if self._happens(MOVED):
            department, divisions = self._chance.choice(self._units)
            program = replace(program, department=department, divisions=divisions)
        if self._happens(REWORDED):
            program = replace(program, summary=self._reworded(program.summary))
        if self._happens(RENUMBERED):
            program = replace(program, targets=self._renumbered(program.targets))
        return program

    def _renamed(self, program: Program) -> str:
        name = program.name
        words = _WORD.findall(program.summary)
        if self._happens(0.25) and len(words) > 2:
            return "".join(self._chance.sample(words, 2)) + "事業"
        options = [name.replace(one, other) for one, other in _OTHER_WORDS if one in name]
        options.append(re.sub(r"[（(].*?[）)]", "", name))
        options.append(name.removesuffix("事業") if name.endswith("事業") else name + "事業")
        options.append(f"{name}（第{self._chance.randint(2, 4)}期）")
        return self._chance.choice([one for one in options if one and one != name])

    def _reworded(self, text: str) -> str:
        clauses = _CLAUSE.findall(text)
        if len(clauses) > 2 and self._happens(0.5):
            clauses.pop(self._chance.randrange(len(clauses) - 1))
        if len(clauses) > 2 and self._happens(0.5):
            clauses[0], clauses[1] = clauses[1], clauses[0]
        text = "".join(clauses)
        for one, other in (*_ENDINGS, *_OTHER_WORDS):
            if self._happens(0.5):
                text = text.replace(one, other)
        return _ended(text)

    def _renumbered(self, text: str) -> str:
        return re.sub(
            r"[0-9０-９]+",
            lambda m: str(int(m[0]) + self._chance.randint(1, 9)) if self._happens(0.5) else m[0],
            text,
        )

    def _split(self, program: Program) -> list[Program]:
        clauses = _CLAUSE.findall(program.summary)
        half = max(1, len(clauses) // 2)
        words = _WORD.findall(program.summary) or ["その他"]
        first = program.name if self._happens(0.5) else f"{program.name}（{words[0]}）"
        return [
            replace(program, name=first, summary=_ended("".join(clauses[:half]))),
            replace(
                program,
                name=f"{program.name}（{self._chance.choice(words)}）",
                summary="".join(clauses[half:]) or program.summary,
            ),
        ]

    def _partner(self, program: Program, others: Sequence[Program]) -> Program | None:
        return next((one for one in others if one.department == program.department), None)

    def _merged(self, one: Program, other: Program) -> Program:
        name = one.name if self._happens(0.5) else f"{one.name}・{other.name}"
        return replace(one, name=name, summary=one.summary + other.summary)

    def _new(self) -> Program:
        one, other = self._chance.sample(self._before, 2)
        words = _WORD.findall(one.summary + other.summary)
        clauses = _CLAUSE.findall(one.summary)[:1] + _CLAUSE.findall(other.summary)[-1:]
        name = "".join(self._chance.sample(words, 2)) + "推進事業" if len(words) > 2 else "新事業"
        return replace(other, name=name, summary=_ended("".join(clauses)), targets="")

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share


def _ended(text: str) -> str:
    """The text with the end of a sentence where it was cut within one."""
    return f"{text[:-1]}。" if text.endswith("、") else text


def _dated(program: Program, year: int, id: str) -> Program:
    return replace(program, id=id, extra=((YEAR, str(year)),))
