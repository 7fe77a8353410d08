"""Years as data: a row for each program, what changed word by word."""

import csv
import io

from flask.testing import FlaskClient

from webui.years.data import HEADINGS


def test_a_row_names_both_sides_and_what_changed(years: FlaskClient) -> None:
    text = years.get("/export.changes.csv?from=2020&to=2021").text
    headings, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert headings == [*HEADINGS]
    steps = years.get("/api/changes?from=2020&to=2021").json["steps"]
    assert len(rows) == len(steps)
    for row, step in zip(rows, steps, strict=True):
        cells = dict(zip(HEADINGS, row, strict=True))
        assert cells["状態"] == "・".join(step["states"])
        assert cells["前のID"] == (step["before"] or {"id": ""})["id"]
        assert cells["ID"] == (step["after"] or {"id": ""})["id"]
        changed = [field["column"] for field in step["fields"]]
        assert cells["変わった列"] == "、".join(changed)
        assert ("【＋" in cells["変わった内容"] or "【－" in cells["変わった内容"]) is bool(changed)


def test_the_history_of_what_is_not_there_is_a_404(years: FlaskClient, client: FlaskClient) -> None:
    assert years.get("/api/programs/none/history").status_code == 404
    assert years.get("/api/programs/none/history?a=1").status_code == 400
    assert client.get("/api/programs/2020-1-01/history").status_code == 404
