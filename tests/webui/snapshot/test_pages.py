"""Pages of an application as files, by an application that is only a few lines."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from webui.snapshot import pages as snapshot_pages
from webui.snapshot.addresses import Addresses
from webui.snapshot.pages import Answer, Pages, Surroundings

AROUND = Surroundings("site-1.js", "needs a script", "lists")


def getting(body: Callable[[str], str]) -> Callable[[str], Answer]:
    """A way to ask an application that answers every address with a page."""

    @Request.application
    def application(request: Request) -> Response:
        return Response(f"<head></head>{body(request.full_path)}", mimetype="text/html")

    def get(address: str) -> Answer:
        response = Client(application).get(address)
        return Answer(response.status_code, response.mimetype, response.data)

    return get


def pages(body: Callable[[str], str], base: str = "") -> Pages:
    return Pages(getting(body), Addresses({"department": ["総務部"], "area": []}), base, AROUND)


def listing(last: int) -> Callable[[str], str]:
    """Pages of a list, each of which leads on to the next."""

    def body(address: str) -> str:
        query = parse_qs(urlsplit(address).query)
        page = int(query.get("page", ["1"])[0])
        return (
            "" if page == last else f'<a rel="next" href="/?sort=plan&amp;page={page + 1}">次</a>'
        )

    return body


def test_a_list_of_more_than_a_hundred_pages_has_all_of_them() -> None:
    files = [page.file for page in pages(listing(last=137)).listed("/?sort=plan")]
    assert files == ["all.html", *(f"all-{page}.html" for page in range(2, 138))]


def test_a_list_that_never_ends_stops_where_pages_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_pages, "MAX_PAGE", 5)
    assert len(list(pages(listing(last=0)).listed("/?sort=plan"))) == 5


def test_each_page_of_a_list_leads_to_the_next_file() -> None:
    first, second = list(pages(listing(last=2)).listed("/?sort=plan"))
    assert b'href="all-2.html"' in first.content
    assert b"rel=" not in second.content


def test_links_are_relative_to_the_directory_of_their_page() -> None:
    link = '<p><a href="/about">概要</a> <a href="/programs/a">施策</a></p>'
    own = pages(lambda address: link)
    program, about = own.page("/programs/a"), own.page("/about")
    assert program is not None
    assert about is not None
    assert 'href="../about.html"' in program.content.decode()
    assert 'href="a.html"' in program.content.decode()
    assert 'href="programs/a.html"' in about.content.decode()


def test_what_only_a_server_has_leads_to_the_search_and_is_marked() -> None:
    found = pages(lambda address: '<p><a href="/table?q=1">表</a></p>').page("/about")
    assert found is not None
    assert 'href="search.html" data-elsewhere="/table"' in found.content.decode()
