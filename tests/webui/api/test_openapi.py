"""The API's description: true of the live API, complete, and enough to write a client from."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from webui.request.query_params import SEARCH_PARAMETERS

# Operations whose answers have no JSON Schema.
NOT_JSON = {"export_csv", "feed"}


class Client:
    """An API's client that knows nothing but the API's description."""

    def __init__(self, address: str) -> None:
        with urlopen(address) as response:
            self.document: Any = json.load(response)
        self.server = self.document["servers"][0]["url"]
        self.operations = {
            item["get"]["operationId"]: (path, item["get"])
            for path, item in self.document["paths"].items()
        }

    def resolved(self, value: Any) -> Any:
        """What a reference stands for."""
        while "$ref" in value:
            found: Any = self.document
            for step in value["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            value = found
        return value

    def parameters(self, operation: str) -> dict[str, Any]:
        """An operation's parameters by name."""
        found = map(self.resolved, self.operations[operation][1]["parameters"])
        return {parameter["name"]: parameter for parameter in found}

    def call(self, operation: str, **given: Any) -> tuple[int, Any, Any]:
        """Ask for an operation; returns status, headers and content, JSON parsed."""
        path, _ = self.operations[operation]
        known = self.parameters(operation)
        for name in given.keys() & {n for n, p in known.items() if p["in"] == "path"}:
            path = path.replace(f"{{{name}}}", quote(str(given.pop(name)), safe=""))
        assert given.keys() <= known.keys()
        address = f"{self.server}{path}?{urlencode(given, doseq=True)}".rstrip("?")
        try:
            response = urlopen(address)
        except HTTPError as error:
            response = error
        with response:
            body = response.read().decode()
            kind = response.headers.get_content_type()
            content = json.loads(body) if kind.endswith("json") else body
            self.check(operation, response.status, response.headers, content)
            return response.status, response.headers, content

    def check(self, operation: str, status: int, headers: Any, content: Any) -> None:
        """Hold an answer against the description, unknown fields being mistakes, too."""
        described = self.resolved(self.operations[operation][1]["responses"][str(status)])
        schema = described["content"][headers.get_content_type()]["schema"]
        closed = json.loads(json.dumps(self.document["components"]["schemas"]))
        for shape in closed.values():
            shape["additionalProperties"] = False
        whole = {**schema, "components": {"schemas": closed}}
        jsonschema_rs.validator_for(whole).validate(content)
        for name in described.get("headers", {}):
            assert name in headers


@pytest.fixture(scope="module")
def api(plan_site: str) -> Client:
    return Client(f"{plan_site}/api/openapi.json")


def test_a_client_written_from_the_description_alone_works(api: Client) -> None:
    tried = {name: parameter.get("example") for name, parameter in api.parameters("search").items()}
    status, _, results = api.call("search", q=tried["q"], per_page=3, sort="relevance")
    assert status == 200
    assert results["total"] >= len(results["hits"]) > 0
    facet = results["facets"]["department"][0]
    _, _, filtered = api.call("search", q=tried["q"], department=[facet["value"]])
    assert filtered["total"] == facet["count"]
    id = results["hits"][0]["id"]
    _, _, program = api.call("program", id=id)
    assert program["name"] == results["hits"][0]["name"]
    _, _, suggested = api.call("suggest", q=tried["q"][:1], limit=3)
    assert suggested["suggestions"]
    _, _, exported = api.call("export_json", q=tried["q"])
    assert exported["total"] == results["total"]
    assert len(exported["programs"]) == results["total"] + results["similar"]
    _, _, table = api.call("export_csv", q=tried["q"])
    assert table.startswith("\ufeff")
    _, _, feed = api.call("feed")
    assert "<feed" in feed
    assert api.call("health")[2]["status"] == "ok"
    assert api.call("openapi", lang="en")[2]["openapi"] == "3.1.0"


def test_mistakes_are_answered_as_described(api: Client) -> None:
    assert api.call("program", id="none")[0] == 404
    assert api.call("feed", new="x")[0] == 400
    for operation in ("search", "export_csv", "export_json"):
        status, _, problem = api.call(operation, page=0, per_page=1000, sort="x")
        assert status == 400
        assert {error["parameter"] for error in problem["errors"]} == {"page", "per_page", "sort"}
    assert api.call("suggest", limit=0)[0] == 400
    assert api.call("openapi", lang="fr")[0] == 400


def test_what_a_parameter_is_without_is_one_of_its_values(api: Client) -> None:
    for operation in api.operations:
        for parameter in api.parameters(operation).values():
            schema = parameter["schema"]
            assert schema.get("default") in (None, *schema.get("enum", [schema.get("default")]))


def test_a_feed_s_empty_fields_ask_for_nothing(api: Client) -> None:
    assert api.call("feed", new="", q="", area="")[0] == 200
    assert "" in api.parameters("feed")["new"]["schema"]["enum"]


def test_every_parameter_is_described(api: Client, client: FlaskClient) -> None:
    for operation in ("search", "export_csv", "export_json"):
        assert tuple(api.parameters(operation)) == SEARCH_PARAMETERS
    assert tuple(api.parameters("feed")) == SEARCH_PARAMETERS[:5]
    # What the API says that it knows is what is described; feeds and health do not say it.
    for operation, (path, _) in api.operations.items():
        if operation in ("feed", "health"):
            continue
        address = path.replace("{id}", "2020-2-07").replace("{name}", "department")
        text = json.loads(client.get(address, query_string={"zz": "1"}).text)["errors"][0]["detail"]
        known = set(re.findall(r"[a-z_]+", text.split("使えるのは")[-1]))
        in_query = {n for n, p in api.parameters(operation).items() if p["in"] == "query"}
        assert known == in_query, operation


def test_every_operation_has_its_errors(api: Client) -> None:
    for operation, (_, get) in api.operations.items():
        expected = {"200", "405", "503"}
        expected |= set() if operation == "health" else {"304", "400", "429"}
        expected |= {"404"} if operation in ("facet", "program") else set()
        assert set(get["responses"]) == expected


def test_every_parameter_keeps_its_bounds(api: Client) -> None:
    for name, parameter in api.parameters("search").items():
        schema = parameter["schema"]
        if schema["type"] == "integer":
            assert api.call("search", **{name: schema["minimum"] - 1})[0] == 400
            assert api.call("search", **{name: schema["minimum"]})[0] == 200
            assert api.call("search", **{name: schema["maximum"]})[0] == 200
            assert api.call("search", **{name: schema["maximum"] + 1})[0] == 400
        elif "enum" in schema:
            assert {api.call("search", **{name: value})[0] for value in schema["enum"]} == {200}
            assert api.call("search", **{name: "other"})[0] == 400
        else:
            items = schema.get("items", schema)
            assert api.call("search", **{name: "あ" * items["maxLength"]})[0] == 200
            assert api.call("search", **{name: "あ" * (items["maxLength"] + 1)})[0] == 400
            assert api.call("search", **{name: "\x07"})[0] == 400


def test_both_languages_describe_the_same(client: FlaskClient) -> None:
    def bare(value: Any) -> Any:
        """A description without its words."""
        if isinstance(value, dict):
            words = (
                {"description", "summary"} if isinstance(value.get("description"), str) else set()
            )
            return {k: bare(v) for k, v in value.items() if k not in words}
        return [bare(item) for item in value] if isinstance(value, list) else value

    japanese, english = (client.get(f"/api/openapi.json?lang={x}").json for x in ("ja", "en"))
    assert japanese != english
    japanese["info"].pop("title")
    english["info"].pop("title")
    assert bare(japanese) == bare(english)


def asked_of_everything(site: str, examples: int, folder: Path) -> None:
    """Let schemathesis ask the live API; fail with what it reports."""
    # From a file: it leaves out the address that it has a description from.
    description = folder / "openapi.json"
    with urlopen(f"{site}/api/openapi.json") as response:
        description.write_bytes(response.read())
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(description), "--url", site]
    options = ["--checks", "all", "--max-examples", str(examples), "--seed", "1", "--no-color"]
    ran = subprocess.run(
        [*command, *options],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-5000:] + ran.stderr[-2000:]
    count = len(json.loads(description.read_bytes())["paths"])
    assert f"Tested: {count}\n" in ran.stdout


def test_schemathesis_finds_nothing(plan_site: str, tmp_path: Path) -> None:
    asked_of_everything(plan_site, 10, tmp_path)


def test_schemathesis_finds_nothing_in_own_columns(grants_site: str, tmp_path: Path) -> None:
    asked_of_everything(grants_site, 5, tmp_path)


@pytest.mark.long
def test_schemathesis_finds_nothing_in_many_examples(plan_site: str, tmp_path: Path) -> None:
    asked_of_everything(plan_site, 400, tmp_path)
