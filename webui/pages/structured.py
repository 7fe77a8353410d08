"""What pages say to machines in schema.org's words (JSON-LD): no more than what they show.

JSON-LD stands in a script element of a type that no browser runs, so the pages' policy that
forbids inline scripts does not concern it.
"""

from collections.abc import Sequence
from typing import Any

from flask import request

from corpus import beginnings
from corpus.columns import says_none
from indexer.answer.view import HitView
from indexer.query.query import Query
from webui.api.views import ProgramView
from webui.request.address import search_address, site_path, view_address
from webui.service.current import searcher, site
from webui.site.settings import is_address

CONTEXT = "https://schema.org"
# How the heading of a column begins that says whom a service is for.
AUDIENCE = "対象"

Data = dict[str, Any]


def dataset() -> Data:
    """Return the collection as a Dataset that can be downloaded whole."""
    collection = searcher().collection
    year = collection.fiscal_year
    return given(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": dataset_id(),
            "url": whole(site_path("/")),
            "name": collection.title,
            # What a search for data sets asks for at least is one sentence on what they are.
            "description": collection.description or collection.title,
            "creator": publisher(),
            "creditText": collection.source,
            "license": collection.license if is_web_address(collection.license) else None,
            "temporalCoverage": f"{year}-04-01/{year + 1}-03-31" if year else None,
            "inLanguage": "ja",
            "isAccessibleForFree": True,
            "distribution": [
                download("/export.csv", "text/csv"),
                download("/export.json", "application/json"),
            ],
        }
    )


def item_list(views: Sequence[HitView], first: int, total: int) -> Data:
    """Return the programs on a page of results, the first of them number ``first`` of ``total``."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "numberOfItems": total,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": whole(view["url"]),
                "name": view["name"],
            }
            for position, view in enumerate(views, first)
            if not view["similar"]
        ],
    }


def program_page(view: ProgramView, permalink: str) -> Data:
    """Return a program's page: about an undertaking (Project) of the body that publishes the plan.

    A program of a plan need not be a service that anyone can ask for, so it is not called one,
    unless the list says until when it can be asked for: then it is a GovernmentService.
    """
    responsible = given({"@type": "GovernmentOrganization", "name": view["department"]})
    return given(
        {
            "@context": CONTEXT,
            "@type": "WebPage",
            "url": permalink,
            "name": view["name"],
            "inLanguage": "ja",
            "isPartOf": {"@type": "Dataset", "@id": dataset_id(), "name": view["collection"]},
            "isBasedOn": view["source_page_url"],
            "mainEntity": given(
                {
                    **kind_of(view),
                    "@id": f"{permalink}#program",
                    "identifier": view["id"],
                    "name": view["name"],
                    "description": view["summary"],
                    "keywords": view["keywords"],
                    **of_organizations(responsible if view["department"] else None),
                    "sameAs": view["link"] if is_web_address(view["link"] or "") else None,
                }
            ),
            "breadcrumb": breadcrumb(view, permalink),
        }
    )


def kind_of(view: ProgramView) -> Data:
    """Return whether a program is an undertaking, or a service with those whom it is for."""
    if not is_service():
        return {"@type": "Project"}
    texts = view.get("columns", {})
    audience = [
        value
        for column in searcher().collection.columns
        if column.kind == "facet" and column.heading.startswith(AUDIENCE)
        for value in column.values(texts.get(column.heading, ""))
        if not says_none(value)
    ]
    who = [{"@type": "Audience", "audienceType": value} for value in audience]
    return {"@type": "GovernmentService", "audience": who or None}


def of_organizations(department: Data | None) -> Data:
    """Return who runs a program, in the words that its kind has."""
    if is_service():
        return {"provider": publisher(), "serviceOperator": department}
    return {"department": department, "parentOrganization": publisher()}


def is_service() -> bool:
    """Tell whether the list is one of services that can be asked for: it has their deadlines."""
    return any(column.deadline for column in searcher().collection.columns)


def breadcrumb(view: ProgramView, permalink: str) -> Data:
    """Return the way from the start page to a program, as the page shows it."""
    steps = [(site().title, whole(view_address("pages.search")))]
    for path in beginnings(view["area"]):
        steps.append((path.rpartition(" › ")[2], whole(search_address(Query(areas=(path,))))))
    if department := view["department"]:
        steps.append((department, whole(search_address(Query(departments=(department,))))))
    steps.append((view["name"], permalink))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def publisher() -> Data | None:
    """Return the public body behind the collection; None where it is not named."""
    name = searcher().collection.publisher
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def download(path: str, media_type: str) -> Data:
    """Return one form that the whole data set can be downloaded in."""
    return {
        "@type": "DataDownload",
        "encodingFormat": media_type,
        "contentUrl": whole(site_path(path)),
    }


def dataset_id() -> str:
    """Return what names the collection on every page."""
    return whole(site_path("/")) + "#dataset"


def whole(path: str) -> str:
    """Return the address of a path of this site for the world outside."""
    return request.host_url.rstrip("/") + path


def is_web_address(text: str) -> bool:
    """Tell whether ``text`` is the address of a page of any site."""
    return is_address(text) and not text.startswith("/")


def given(values: Data) -> Data:
    """Return ``values`` without those that are not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
