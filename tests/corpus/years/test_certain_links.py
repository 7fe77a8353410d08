"""Links that nobody has to confirm; all others are left to staff."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Program
from corpus.years.certain_links import certain_links, name_key

_OLD = Program("2020-k7", "防災", 1, "防災訓練", department="総務部", divisions=("防災課",))
_NEW = replace(_OLD, id="2021-k7")


def _pairs(before: list[Program], after: list[Program]) -> list[tuple[str, str, str]]:
    return [(link.before, link.after, link.basis) for link in certain_links(before, after)]


def test_an_id_of_the_bodys_own_links_whatever_the_name() -> None:
    assert _pairs([_OLD], [replace(_NEW, name="訓練")]) == [("2020-k7", "2021-k7", "id")]


def test_an_own_id_of_a_first_year_has_no_year_in_front() -> None:
    """The first table is imported before anybody says of which year it is."""
    moved = replace(_NEW, id="2021-0201", name="学童クラブ", department="こども未来部")
    assert _pairs([replace(_OLD, id="0201")], [moved]) == [("0201", "2021-0201", "id")]
    assert _pairs([replace(_OLD, id="2020-0201")], [moved]) == [("2020-0201", "2021-0201", "id")]
    assert _pairs([replace(_OLD, id="0202")], [moved]) == []


def test_numbers_given_anew_after_a_first_year_link_nothing() -> None:
    names = [f"{word}事業" for word in ("防災", "広報", "統計", "文書", "税務")]
    old = [replace(_OLD, id=f"{n:03}", name=name) for n, name in enumerate(names)]
    later = ["移住事業", *names[:-1]]
    new = [replace(_NEW, id=f"2021-{n:03}", name=name) for n, name in enumerate(later)]
    assert {(a, b) for a, b, _ in _pairs(old, new)} == {
        (f"{n:03}", f"2021-{n + 1:03}") for n in range(4)
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [("2020-2-04", "2021-2-04"), ("2-04", "2021-2-04"), ("0-20392869", "2021-0-20392869")],
)
def test_ids_that_the_import_made_link_nothing(old: str, new: str) -> None:
    assert _pairs([replace(_OLD, id=old)], [replace(_NEW, id=new, name="広報")]) == []


def test_ids_that_a_plan_gives_anew_link_nothing() -> None:
    names = [f"{word}事業" for word in ("防災", "広報", "統計", "文書", "税務")]
    old = [replace(_OLD, id=f"2020-{n:03}", name=name) for n, name in enumerate(names)]
    later = ["移住事業", *names[:-1]]
    new = [replace(_NEW, id=f"2021-{n:03}", name=name) for n, name in enumerate(later)]
    assert {(a, b) for a, b, _ in _pairs(old, new)} == {
        (f"2020-{n:03}", f"2021-{n + 1:03}") for n in range(4)
    }


def test_an_id_whose_name_went_elsewhere_is_none_of_its_own() -> None:
    old = [replace(_OLD, id=f"2020-k{n}", name=f"{n}号事業") for n in range(200)]
    new = [replace(_NEW, id=f"2021-k{n}", name=f"{n}号事業") for n in range(200)]
    new[0], new[1] = replace(new[0], name="新事業"), replace(new[1], name="0号事業")
    found = {(a, b) for a, b, _ in _pairs(old, new)}
    assert ("2020-k0", "2021-k1") in found
    assert ("2020-k0", "2021-k0") not in found
    # Another name alone takes nothing from an id.
    new[2] = replace(new[2], name="改称事業")
    assert ("2020-k2", "2021-k2", "id") in _pairs(old, new)


def test_a_name_links_within_its_department_however_it_is_written() -> None:
    old, new = replace(_OLD, id="2020-1-01"), replace(_NEW, id="2021-2-02", name="「防災　訓練」")
    assert _pairs([old], [new]) == [("2020-1-01", "2021-2-02", "name")]
    assert _pairs([old], [replace(new, department="土木部")]) == []


def test_of_several_with_one_name_the_division_decides() -> None:
    old = [replace(_OLD, id=f"2020-1-0{n}", divisions=(f"{n}課",)) for n in (1, 2)]
    new = [replace(_NEW, id=f"2021-2-0{n}", divisions=(f"{n}課",)) for n in (2, 1)]
    assert {(a, b) for a, b, _ in _pairs(old, new)} == {
        ("2020-1-01", "2021-2-01"),
        ("2020-1-02", "2021-2-02"),
    }


def test_a_repost_is_no_program_of_its_own() -> None:
    assert _pairs([replace(_OLD, repost_of="2020-x")], [_NEW]) == []


_PROGRAMS = st.lists(
    st.builds(
        Program,
        id=st.sampled_from(["2020-a", "2020-b", "2021-a", "2021-c", "2020-1-01", "2021-1-01"]),
        area=st.sampled_from(["甲", "乙"]),
        number=st.none(),
        name=st.sampled_from(["訓練", "広報"]),
        department=st.sampled_from(["総務部", ""]),
    ),
    max_size=5,
    unique_by=lambda program: program.id,
)


@given(_PROGRAMS, _PROGRAMS)
def test_no_program_is_linked_twice(before: list[Program], after: list[Program]) -> None:
    links = certain_links(before, after)
    assert len({link.before for link in links}) == len({link.after for link in links}) == len(links)


def test_what_is_written_this_way_or_that_is_one_name() -> None:
    one, other = replace(_OLD, name="【ＩＣＴ 推進】"), replace(_OLD, name="ict推進")
    assert name_key(one) == name_key(other)
