"""Which file stands for an address."""

import pytest

from webui.snapshot.addresses import Addresses, relative

ADDRESSES = Addresses({"department": ["総務部", "土木部"], "area": ["復興"]}, "logo.svg")


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/programs/2020-1-01", "programs/2020-1-01.html"),
        ("/api/programs/2020-1-01", "api/programs/2020-1-01.json"),
        ("/static/site.css?v=1", "static/site.css"),
        ("/?department=%E5%9C%9F%E6%9C%A8%E9%83%A8&sort=plan", "departments/2.html"),
        ("/?area=%E5%BE%A9%E8%88%88&page=3", "areas/1-3.html"),
        ("/?sort=plan", "all.html"),
        ("/?q=%E9%98%B2%E7%81%BD", "search.html?q=%E9%98%B2%E7%81%BD"),
        ("/?new=1&sort=plan", "search.html?new=1&sort=plan"),
        ("/?department=none", "search.html?department=none"),
        ("/logo", "logo.svg"),
        ("/years", "years.html"),
        ("/years?from=2020&to=2021", "years/2020-2021.html"),
        ("/years?from=2020", None),
        ("/years?from=../x&to=2021", None),
        ("/api/changes?from=2020&to=2021", "api/changes/2020-2021.json"),
        ("/export.changes.csv?from=2020&to=2021", "changes/2020-2021.csv"),
        ("/api/programs/2020-1-01/history", "api/programs/2020-1-01/history.json"),
        ("/api", None),
        ("/about?lang=en", None),
    ],
)
def test_an_address_has_a_file(address: str, file: str | None) -> None:
    assert ADDRESSES.file_of(address) == file


@pytest.mark.parametrize(
    ("file", "here", "link"),
    [
        ("index.html", "programs/1.html", "../index.html"),
        ("search.html?q=a", "index.html", "search.html?q=a"),
        ("areas/2.html", "areas/1.html", "2.html"),
        ("years/2020-2021.html", "api/programs/1.json", "../../years/2020-2021.html"),
        ("index.html", "search.html", "index.html"),
        ("programs/年.html", "index.html", "programs/%E5%B9%B4.html"),
    ],
)
def test_a_link_leads_from_file_to_file(file: str, here: str, link: str) -> None:
    assert relative(file, here) == link
