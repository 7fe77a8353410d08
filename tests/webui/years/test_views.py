"""Years of programs as the API has them."""

from corpus import Comparison, Program, Threads
from corpus.columns import YEAR
from webui.years.views import changes_view, history_view


def _program(year: int, key: str, name: str, targets: str = "") -> Program:
    return Program(f"{year}-{key}", "", None, name, targets=targets, extra=((YEAR, f"{year}"),))


_THREADS = Threads(
    [
        _program(2020, "k", "研修", "参加者数 100人"),
        _program(2021, "k", "新研修", "参加者数 200人"),
        _program(2021, "n", "講座"),
    ]
)


def _address(id: str) -> str:
    return f"/programs/{id}"


def test_a_history_has_years_with_figures_and_steps_oldest_first() -> None:
    view = history_view(_THREADS, _THREADS.programs["2021-k"], _address)
    assert [(one["year"], one["figures"][0]["value"]) for one in view["years"]] == [
        (2020, 100), (2021, 200),
    ]  # fmt: skip
    (step,) = view["steps"]
    assert step["states"] == ["名称変更", "変更"]
    assert (step["before"] or {})["url"] == "/programs/2020-k"
    assert view["open"] is False


def test_a_year_against_another_counts_what_it_lists() -> None:
    view = changes_view(Comparison(_THREADS, 2020, 2021), 7, _address)
    assert (view["from"], view["to"], view["generation"]) == (2020, 2021, 7)
    assert view["counts"] == {"名称変更": 1, "変更": 1, "新規": 1}
    new = next(step for step in view["steps"] if step["states"] == ["新規"])
    assert new["before"] is None
    assert new["fields"] == []


def test_pieces_of_a_change_make_up_both_texts() -> None:
    (step, _) = changes_view(Comparison(_THREADS, 2020, 2021), 7, _address)["steps"]
    for field in step["fields"]:
        pieces = field["pieces"]
        assert "".join(p["text"] for p in pieces if p["kind"] != "added") == field["before"]
        assert "".join(p["text"] for p in pieces if p["kind"] != "removed") == field["after"]
