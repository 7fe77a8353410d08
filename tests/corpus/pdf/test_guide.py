"""The guide's page 「PDFから作る」 runs as it is written and shows what it says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpus
from indexer.commands.corpus_commands import import_command, init_command
from tests.corpus.pdf.drawn_pages import table_pdf

README = (Path(corpus.__file__).parent / "README.md").read_text(encoding="utf-8")
PAGE = README.partition("## PDFから作る")[2].partition("\n## ")[0]
ROWS = (
    ("整理番号", "新規", "事業名", "取組概要", "部局", "担当課"),
    ("１\u3000くらしと安全",),
    ("1", "", "防災メール", "災害の情報をメールで知らせる。", "総務部", "防災課"),
    ("2", "〇", "ごみ分別アプリ", "分別の方法と収集日を知らせる。", "環境部", "清掃課"),
    ("２\u3000市役所の変革",),
    ("1", "〇", "オンライン申請", "窓口に来なくても申請できるようにする。", "総務部", "市民課"),
)


@pytest.fixture(autouse=True)
def _plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("計画.pdf").write_bytes(table_pdf(ROWS, (50, 40, 110, 190, 60, 60)))
    assert CliRunner().invoke(init_command, ["keikaku"]).exit_code == 0


def test_the_report_is_the_one_of_the_guide() -> None:
    result = CliRunner().invoke(import_command, ["計画.pdf", "--to", "keikaku", "--yes"])
    assert result.exit_code == 0, result.output
    shown = re.search(r"```console\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    for line in shown[1].splitlines():
        if line and not line.startswith("$") and "[y/N]" not in line:
            assert line in result.output


@pytest.mark.parametrize("line", re.findall(r"^sesaku import (.*)$", PAGE, re.MULTILINE))
def test_every_command_of_the_page_runs(line: str) -> None:
    result = CliRunner().invoke(import_command, line.split())
    assert result.exit_code == 0, result.output


REFUSALS = re.findall(r"^\| ([^|]+(?:です|ません|あります)) \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("phrase", REFUSALS)
def test_the_refusals_are_those_of_the_reader(phrase: str) -> None:
    rooms = [Path(corpus.__file__).parent / room for room in ("pdf", "sources")]
    texts = "".join(p.read_text(encoding="utf-8") for room in rooms for p in room.glob("*.py"))
    assert phrase.removesuffix("があります").removesuffix("です") in texts


def test_the_guide_names_refusals() -> None:
    assert len(REFUSALS) >= 5
