"""What only all programs together tell."""

from corpus.errors import Problem
from corpus.record import Program
from corpus.validation.identities import Identities


def _problems(*pieces: list[Program]) -> list[Problem]:
    numbers = range(2, sum(map(len, pieces)) + 2)
    identities = Identities("programs.csv", numbers, "{}行".format)
    for piece in pieces:
        identities.add(piece)
    return list(identities.problems())


def test_ids_of_two_pieces_are_compared() -> None:
    (problem,) = _problems([Program("a", "", None, "甲")], [Program("a", "", None, "乙")])
    assert (problem.row, problem.value, problem.severity) == (3, "a", "error")
    assert problem.reason == "IDが2行と重なっています。"


def test_names_of_two_pieces_are_compared_within_a_year() -> None:
    def of(id_: str, year: str) -> Program:
        return Program(id_, "", None, "甲", extra=(("年度", year),))

    found = _problems([of("a", "2020"), of("b", "2021")], [of("c", "2020")])
    assert [(one.row, one.severity) for one in found] == [(2, "warning"), (4, "warning")]


def test_a_repost_may_stand_before_its_original() -> None:
    repost = Program("b", "", None, "甲", repost_of="a")
    original = Program("a", "", None, "甲")
    assert not _problems([repost], [original])
    (missing,) = _problems([repost], [])
    assert missing.reason.startswith("再掲元がありません")
    again = _problems([repost, original], [Program("c", "", None, "甲", repost_of="b")])
    assert [one.reason for one in again] == ["再掲元もまた再掲です。"]


def test_no_programs_have_no_problems() -> None:
    assert _problems() == []
