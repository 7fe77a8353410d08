"""Each address leads to the programs that share the value, this one among them."""

import json

from flask import Flask
from flask.testing import FlaskClient

from corpus import Program
from indexer import LiveIndex
from webui.pages.program_links import program_links


def _links(program: Program) -> list[str]:
    with Flask(__name__).test_request_context("/"):
        links = program_links(program)
    named = [url for _, url in (*links["levels"], *links["divisions"])]
    new = [links["by_field"]["new"]] if program.is_new else []
    return [links["by_field"]["department"], links["by_field"]["area"], *new, *named]


def test_every_address_finds_the_program(client: FlaskClient, plan_index: LiveIndex) -> None:
    for program in plan_index.searcher().programs[::10]:
        for address in _links(program):
            found = client.get(f"/export.json{address.removeprefix('/')}").data
            assert program.id in {one["id"] for one in json.loads(found)["programs"]}


def test_levels_and_divisions_have_an_address_each() -> None:
    program = Program(
        "a", "政策 › 施策", None, "研修", department="総務部", divisions=("税務課", "会計課")
    )
    with Flask(__name__).test_request_context("/"):
        links = program_links(program)
    assert [name for name, _ in links["levels"]] == ["政策", "施策"]
    assert [name for name, _ in links["divisions"]] == ["税務課", "会計課"]
    assert all("department=" in url for _, url in links["divisions"])
