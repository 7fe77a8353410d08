"""The rate limit, and whose request it is behind proxies."""

import re
import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer import LiveIndex
from webui import Settings, create_app
from webui.request.settings import IPV6_PREFIX
from webui.serving.rate_limit import Limiter, client_of, is_this_machine, parse_limit, rate_limit

FAR = "203.0.113.7"


def get(client: FlaskClient, path: str = "/api/search", address: str = FAR, **headers: str) -> Any:
    return client.get(path, environ_base={"REMOTE_ADDR": address}, headers=headers)


def test_who_asks_too_much_waits(limited: Any) -> None:
    client = limited(rate_limit="3/minute")
    assert [get(client).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = get(client)
    assert refused.mimetype == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    page = get(client, "/")
    assert page.status_code == 429
    assert page.mimetype == "text/html"
    seconds = int(page.headers["Retry-After"])
    assert seconds >= 1
    assert f"{seconds}秒待ってから" in page.text
    assert re.search(r"try again in \d+ seconds", get(client, "/?lang=en").text)


def test_clients_are_counted_apart(limited: Any) -> None:
    client = limited(rate_limit="1/minute")
    assert get(client).status_code == 200
    assert get(client).status_code == 429
    assert get(client, address="203.0.113.8").status_code == 200


def test_what_costs_nothing_is_free(limited: Any) -> None:
    client = limited(rate_limit="1/minute")
    for path in ("/healthz", "/metrics", "/static/site.css", "/theme.css", "/embed.js"):
        for _ in range(2):
            response = get(client, path)
            assert response.status_code == 200
            response.close()


def test_a_whole_result_counts_for_many(limited: Any) -> None:
    client = limited(rate_limit="30/minute")
    assert get(client, "/export.csv").status_code == 200
    assert get(client, "/export.csv").status_code == 429
    assert get(client).status_code == 200
    # One larger than the limit still can be had.
    assert get(limited(rate_limit="5/minute"), "/export.csv").status_code == 200


def test_by_default_this_machine_is_not_limited(limited: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("webui.serving.rate_limit.DEFAULT_LIMIT", "2/minute")
    client = limited()
    assert {get(client, address="127.0.0.1").status_code for _ in range(5)} == {200}
    assert [get(client).status_code for _ in range(3)] == [200, 200, 429]
    asked_for = limited(rate_limit="2/minute")
    assert [get(asked_for, address="::1").status_code for _ in range(3)] == [200, 200, 429]


def test_no_limit(limited: Any) -> None:
    assert rate_limit(Settings(rate_limit="")) is None
    client = limited(rate_limit="")
    assert {get(client).status_code for _ in range(10)} == {200}
    assert "上限はありません" in get(client, "/api?lang=ja").text


def test_a_malformed_setting_is_refused(plan_index: LiveIndex) -> None:
    with pytest.raises(ValueError, match="limit"):
        create_app(Settings(rate_limit="many"), plan_index)
    with pytest.raises(ValueError, match="proxy"):
        create_app(Settings(trusted_proxies=("proxy",)), plan_index)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:ff::1", True),
        ("2001:db8::1", "2001:db8:0:100::1", False),
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("unknown", "", False),
    ],
)
def test_what_counts_as_one_client(one: str, other: str, same: bool) -> None:
    assert (client_of(one, IPV6_PREFIX) == client_of(other, IPV6_PREFIX)) == same


def test_the_network_of_one_client_may_be_another(limited: Any) -> None:
    one, other = "2001:db8::1", "2001:db8:0:1::1"
    together = limited(rate_limit="1/minute")
    assert [get(together, address=a).status_code for a in (one, other)] == [200, 429]
    apart = limited(rate_limit="1/minute", ipv6_prefix=64)
    assert [get(apart, address=a).status_code for a in (one, other)] == [200, 200]


def test_answers_given_again_count_too(limited: Any) -> None:
    client = limited(rate_limit="3/minute")
    assert [get(client, "/api/suggest").status_code for _ in range(5)] == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("100/minute", (100, 60)),
        ("5 per 10 seconds", (5, 10)),
        ("7/hour", (7, 3600)),
        ("1000 per day", (1000, 86400)),
        ("", None),
    ],
)
def test_how_a_limit_is_written(text: str, limit: tuple[int, int] | None) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize("text", ["many", "0/minute", "5/0 minutes", "-1/minute", "5/fortnight"])
def test_what_is_no_limit(text: str) -> None:
    with pytest.raises(ValueError, match="is not a limit like"):
        parse_limit(text)


@given(
    amount=st.integers(1, 50),
    gaps=st.lists(st.floats(0, 30), max_size=200),
    costs=st.lists(st.integers(1, 5), min_size=1),
)
def test_who_waits_as_long_as_told_is_answered_and_the_limit_holds(
    amount: int, gaps: list[float], costs: list[int]
) -> None:
    limiter = Limiter(Settings(rate_limit=f"{amount}/minute"))
    assert limiter.limit is not None
    now, answered = 1_000_000.0, []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webui.serving.rate_limit.time.monotonic", lambda: now)
        for gap, cost in zip(gaps, costs * 200, strict=False):
            now += gap
            cost = min(cost, amount)
            if seconds := limiter._wait(limiter.limit, "x", cost):
                assert 1 <= seconds <= 121
                now += seconds
                assert limiter._wait(limiter.limit, "x", cost) == 0
            answered.append((now, cost))
    # In no minute of the clock more than the limit.
    for start in range(1_000_000 // 60, int(now // 60) + 1):
        assert sum(cost for at, cost in answered if at // 60 == start) <= amount


@pytest.mark.parametrize("jump", [-86_400, 86_400])
def test_a_clock_that_is_set_lets_nobody_off(monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    limiter = Limiter(Settings(rate_limit="2/day"))
    assert [limiter.wait(FAR, "/") for _ in range(2)] == [0, 0]
    wait = limiter.wait(FAR, "/")
    assert wait > 0
    shown = time.time() + jump
    monkeypatch.setattr("time.time", lambda: shown)
    assert limiter.wait(FAR, "/") in (wait, wait - 1)


@pytest.mark.parametrize("address", ["", "unix:", "proxy", "127.0.0.1:80"])
def test_what_is_no_address_is_not_this_machine(address: str) -> None:
    """It would be free of the limit."""
    assert not is_this_machine(address)
