"""Figures as data: pages of JSON, a table that no spreadsheet takes for formulas."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from webui.targets.data import HEADINGS


def _rows(client: FlaskClient, address: str) -> list[list[str]]:
    text = client.get(address).text
    assert text.startswith("\ufeff")
    return [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_pages_divide_all_figures(client: FlaskClient) -> None:
    total = client.get("/api/targets").json["total"]
    pages = [
        client.get(f"/api/targets?per_page=20&page={page}").json["figures"]
        for page in range(1, total // 20 + 2)
    ]
    assert sum(map(len, pages)) == total
    assert client.get("/api/targets?page=500").json["figures"] == []


def test_a_row_says_where_its_figure_stands(client: FlaskClient) -> None:
    headings, *rows = _rows(client, "/export.targets.csv?unit=人")
    assert headings == [*HEADINGS]
    for row in rows:
        cells = dict(zip(HEADINGS, row, strict=True))
        start = int(cells["位置"]) - 1
        assert cells["指標・目標"].lstrip("'")[start:].startswith(cells["原文"].lstrip("'"))
        assert cells["単位"] in ("人", "名", "者")


@pytest.mark.parametrize("path", ["/api/targets?unti=人", "/export.targets.csv?from=x"])
def test_a_mistake_is_a_400(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 400
