"""Programs and results as pages and the API have them."""

import json

import pytest

from corpus.record import Program
from indexer import LiveIndex
from webui.api.present import json_of, named_view, origin, page_address, program_view, record_view


def _address(id: str) -> str:
    return f"/programs/{id}"


def test_json_is_a_line_of_japanese_in_the_order_of_its_fields() -> None:
    assert json_of({"名": "防災", "a": None}) == '{"名":"防災","a":null}\n'.encode()


def test_an_answer_says_whose_data_it_is(plan_index: LiveIndex) -> None:
    found = origin(plan_index.searcher())
    assert found["publisher"] == plan_index.searcher().collection.publisher
    assert found["generation"] == plan_index.searcher().generation


@pytest.mark.parametrize(
    ("source", "page", "address"),
    [
        ("https://a.jp/p.pdf", 7, "https://a.jp/p.pdf#page=7"),
        ("", 7, None),
        ("https://a.jp/", None, None),
    ],
)
def test_a_page_of_the_document_has_an_address(
    source: str, page: int | None, address: str | None
) -> None:
    assert page_address(source, page) == address


def test_what_a_record_lacks_is_null_or_empty() -> None:
    view = record_view(Program("a-1", "", None, "研修"), _address)
    assert (view["link"], view["source_page"], view["source_page_url"]) == (None, None, None)
    assert (view["number"], view["keywords"]) == (None, [])
    assert named_view(None, _address) is None


def test_a_program_has_those_around_it(plan_index: LiveIndex) -> None:
    searcher = plan_index.searcher()
    programs = searcher.programs
    view = program_view(searcher, programs[1], _address)
    assert json.loads(json_of(view)) == view
    assert (view["previous"] or {})["id"] == programs[0].id
    assert (view["next"] or {})["url"] == _address(programs[2].id)
    repost = next(program for program in programs if program.repost_of)
    assert (program_view(searcher, repost, _address)["original"] or {})["id"] == repost.repost_of
    original = next(program for program in programs if program.id == repost.repost_of)
    assert repost.id in [one["id"] for one in program_view(searcher, original, _address)["reposts"]]
