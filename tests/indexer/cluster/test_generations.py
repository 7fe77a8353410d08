"""Generations under an alias: ours by what they say of themselves, led to in one step."""

from dataclasses import replace

import pytest

from indexer.cluster import mapping
from indexer.cluster.client import Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.generations import Generations, Published
from indexer.cluster.settings import EngineSettings


@pytest.fixture
def generations(settings: EngineSettings) -> Generations:
    return Generations(Client(settings))


def made(generations: Generations, number: int) -> Published:
    """An index that says that it is a generation."""
    one = Published(generations.next_name(), {"generation": number})
    body = {"mappings": {"_meta": {mapping.META: dict(one.meta)}}}
    generations.client.ask("PUT", f"/{one.index}", body)
    return one


def test_names_count_up_and_the_alias_leads_to_one(generations: Generations) -> None:
    assert (generations.current(), generations.all()) == (None, [])
    first, second = made(generations, 7), made(generations, 8)
    assert [one.index[-7:] for one in (first, second)] == ["-000001", "-000002"]
    generations.lead_to(first, None)
    assert generations.current() == first
    generations.lead_to(second, first)
    assert generations.current() == second
    assert [one.number for one in generations.all()] == [7, 8]
    generations.delete(first)
    generations.delete(first)
    assert generations.all() == [second]
    assert generations.next_name().endswith("-000003")


def test_the_alias_is_not_taken_from_where_it_no_longer_leads(generations: Generations) -> None:
    first, second, third = (made(generations, number) for number in (1, 2, 3))
    generations.lead_to(second, None)
    with pytest.raises(EngineUnusable):
        generations.lead_to(third, first)
    assert generations.current() == second


def test_an_index_that_says_nothing_is_somebody_elses(generations: Generations) -> None:
    own = made(generations, 1)
    theirs = f"{own.index[:-1]}2"
    generations.client.ask("PUT", f"/{theirs}")
    try:
        assert generations.all() == [own]
        assert generations.next_name().endswith("-000003")
        generations.delete(Published(theirs, {}))
        generations.lead_to(Published(theirs, {}), None)
        with pytest.raises(EngineUnusable, match=rf"{theirs}, which is not sesaku's"):
            generations.current()
    finally:
        generations.client.ask("DELETE", f"/{theirs}")


def test_an_alias_that_begins_with_another_one_has_generations_of_its_own(
    generations: Generations, settings: EngineSettings
) -> None:
    own = made(generations, 1)
    longer = Generations(Client(replace(settings, alias=f"{settings.alias}-01")))
    other = made(longer, 1)
    assert (generations.all(), longer.all()) == ([own], [other])
    generations.delete(other)
    assert longer.all() == [other]
    longer.delete(other)
    assert longer.all() == []
