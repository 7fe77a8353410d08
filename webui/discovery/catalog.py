"""The collection as a data set for catalogues of open data: W3C's DCAT 3, as JSON-LD.

It says no more than the collection does: what is not known is left out. What is only named, as an
address or a language, says its class, too: those who check a catalogue fetch nothing.
"""

from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for

from corpus import is_web_address
from webui.request.address import site_path
from webui.service.current import searcher, site

blueprint = Blueprint("catalog", __name__)

Data = dict[str, Any]
# The names that the terms below are short for.
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
JAPANESE = {
    "@id": "http://publications.europa.eu/resource/authority/language/JPN",
    "@type": "dct:LinguisticSystem",
}
# The files of the whole collection, with their media types.
FILES = {"/export.csv": "text/csv", "/export.json": "application/json"}


@blueprint.get("/catalog.jsonld")
def catalog() -> Response:
    """Return the catalogue: the collection, its files, its API."""
    response = jsonify({"@context": CONTEXT, **described()})
    response.mimetype = "application/ld+json"
    return response


def described() -> Data:
    """Return the catalogue of this site, which has one data set and one service."""
    return {
        "@id": here("/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": japanese(site().title),
        "dct:description": japanese(searcher().collection.description or site().title),
        **publisher(),
        "dct:language": JAPANESE,
        "foaf:homepage": resource(here("/"), "foaf:Document"),
        "dcat:dataset": [dataset()],
        "dcat:service": [service()],
    }


def dataset() -> Data:
    """Return the collection."""
    collection, created = searcher().collection, searcher().created
    keywords = [japanese(term.text) for term in searcher().key_terms(10)]
    return known(
        {
            "@id": here("/") + "#dataset",
            "@type": "dcat:Dataset",
            "dct:title": japanese(collection.title),
            "dct:description": japanese(collection.description or collection.title),
            **publisher(),
            "dct:language": JAPANESE,
            "dct:modified": typed(created.isoformat(), "xsd:dateTime") if created else None,
            "dct:temporal": period(collection.fiscal_year),
            "dct:provenance": statement("dct:ProvenanceStatement", collection.source),
            "dcat:keyword": keywords,
            "dcat:landingPage": resource(here("/"), "foaf:Document"),
            "dcat:distribution": [distribution(*file) for file in FILES.items()],
        }
    )


def distribution(path: str, media_type: str) -> Data:
    """Return one file of the data set, under its licence."""
    return {
        "@id": here(path),
        "@type": "dcat:Distribution",
        "dct:title": japanese(path.rpartition(".")[2].upper()),
        "dcat:accessURL": resource(here("/")),
        "dcat:downloadURL": resource(here(path)),
        "dcat:mediaType": resource(MEDIA_TYPES + media_type, "dct:MediaType"),
        **licence(),
    }


def service() -> Data:
    """Return the API, which searches the data set."""
    return {
        "@id": here("/api"),
        "@type": "dcat:DataService",
        "dct:title": japanese(f"{site().title} API"),
        "dcat:endpointURL": resource(here("/api/search")),
        "dcat:endpointDescription": resource(url_for("documentation.description", _external=True)),
        "dcat:servesDataset": {"@id": here("/") + "#dataset"},
        **licence(),
    }


def publisher() -> Data:
    """Return who publishes; nothing where it is not said."""
    name = searcher().collection.publisher
    return {"dct:publisher": {"@type": "foaf:Agent", "foaf:name": japanese(name)}} if name else {}


def licence() -> Data:
    """Return the licence where it has an address, else what is said of the rights."""
    text = searcher().collection.license
    if is_web_address(text):
        return {"dct:license": resource(text, "dct:LicenseDocument")}
    return known({"dct:rights": statement("dct:RightsStatement", text)})


def period(fiscal_year: int | None) -> Data | None:
    """Return a fiscal year as a period; None where the collection has none."""
    if fiscal_year is None:
        return None
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": typed(f"{fiscal_year}-04-01", "xsd:date"),
        "dcat:endDate": typed(f"{fiscal_year + 1}-03-31", "xsd:date"),
    }


def resource(address: str, kind: str = "rdfs:Resource") -> Data:
    """Return something that has an address, and of which class it is."""
    return {"@id": address, "@type": kind}


def statement(kind: str, text: str) -> Data | None:
    """Return something that is said in words; None where nothing is."""
    return {"@type": kind, "rdfs:label": japanese(text)} if text else None


def japanese(text: str) -> Data:
    """Return a Japanese text."""
    return {"@value": text, "@language": "ja"}


def typed(text: str, kind: str) -> Data:
    """Return a value of a type."""
    return {"@value": text, "@type": kind}


def here(path: str) -> str:
    """Return the address of a path of this site for the world outside."""
    return request.host_url.rstrip("/") + site_path(path)


def known(values: Data) -> Data:
    """Return ``values`` without those that are not known."""
    return {name: value for name, value in values.items() if value not in (None, [])}
