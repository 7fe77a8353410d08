"""The catalogue holds to DCAT 3: a data set has what it must, typed as the terms have it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from webui.discovery.catalog import CONTEXT

# What DCAT-AP calls mandatory of each class, and what we promise besides.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL", "dcat:downloadURL", "dcat:mediaType"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL", "dcat:servesDataset"},
}
# Terms whose range is a resource: an IRI or a node, never a literal.
RESOURCES = {
    "dct:publisher", "dct:language", "dct:license", "dct:rights", "dct:temporal", "dct:provenance",
    "dcat:dataset", "dcat:distribution", "dcat:service", "dcat:servesDataset", "dcat:mediaType",
    "dcat:accessURL", "dcat:downloadURL", "dcat:endpointURL", "dcat:endpointDescription",
    "dcat:landingPage", "foaf:homepage",
}  # fmt: skip


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        yield value
        for name, one in value.items():
            if name != "@context":
                yield from nodes(one)


@pytest.fixture(params=["plan", "grants"])
def catalogue(request: pytest.FixtureRequest, client: FlaskClient, grants: FlaskClient) -> Any:
    response = (client if request.param == "plan" else grants).get("/catalog.jsonld")
    assert response.status_code == 200
    assert response.content_type == "application/ld+json"
    return json.loads(response.text)


def test_every_class_has_what_it_must(catalogue: Any) -> None:
    found = {node["@type"]: node for node in nodes(catalogue) if "@type" in node}
    for kind, names in MANDATORY.items():
        assert names <= found[kind].keys(), kind


def test_every_term_is_of_a_known_vocabulary_and_of_its_range(catalogue: Any) -> None:
    for node in nodes(catalogue):
        for name, value in node.items():
            assert name.startswith("@") or name.partition(":")[0] in CONTEXT, name
            if name in RESOURCES:
                several = value if isinstance(value, list) else [value]
                for one in several:
                    assert "@value" not in one, name
                    assert "@type" in one or one["@id"].startswith("http"), name


def test_addresses_of_files_answer(client: FlaskClient) -> None:
    found = json.loads(client.get("/catalog.jsonld").text)
    for node in nodes(found):
        if "dcat:downloadURL" in node:
            address = node["dcat:downloadURL"]["@id"]
            response = client.get(address)
            assert response.status_code == 200
            assert node["dcat:mediaType"]["@id"].endswith(response.mimetype)


# The class that DCAT-AP 3.0 demands of what a term leads to; checked with the shapes that are
# published for it, by pySHACL.
CLASSES = {
    "dct:language": "dct:LinguisticSystem", "dct:license": "dct:LicenseDocument",
    "dct:publisher": "foaf:Agent", "dct:rights": "dct:RightsStatement",
    "dct:temporal": "dct:PeriodOfTime", "dct:provenance": "dct:ProvenanceStatement",
    "dcat:mediaType": "dct:MediaType", "dcat:landingPage": "foaf:Document",
    "foaf:homepage": "foaf:Document", "dcat:accessURL": "rdfs:Resource",
    "dcat:downloadURL": "rdfs:Resource", "dcat:endpointURL": "rdfs:Resource",
    "dcat:endpointDescription": "rdfs:Resource",
}  # fmt: skip


def test_every_resource_says_its_class(catalogue: Any) -> None:
    found = {
        name: value["@type"]
        for node in nodes(catalogue)
        for name, value in node.items()
        if name in CLASSES
    }
    assert found == {name: CLASSES[name] for name in found}
    assert found.keys() >= CLASSES.keys() - {"dct:license"}
