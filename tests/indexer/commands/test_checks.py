"""Checks that later layers register."""

from pathlib import Path

from indexer.commands.checks import registered_checks
from tests.indexer.commands.cli_collection import Run
from webui.site.check import check_site


def test_the_check_of_the_site_is_among_them() -> None:
    assert check_site in registered_checks()


def test_a_table_of_related_words_that_cannot_be_read_is_no_collection_to_publish(
    run: Run, collection: Path
) -> None:
    (collection / "related.csv").write_text("語,関連語,類似度\n農家,農業\n", "utf-8")
    checked = run("check", collection)
    assert "related.csv 2行" in checked.stdout
    assert "sesaku related" in checked.stdout
    assert checked.exit_code == run("index", collection).exit_code == 1
