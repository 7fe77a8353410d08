"""What `sesaku serve` publishes: the collection before it answers, or why it could not."""

import shutil
import threading
from pathlib import Path

import pytest

from corpus import CorpusError
from indexer.store.storage import Store
from webui.commands.publishing import up_to_date

MIHON = Path(__file__).parents[1] / "mihon"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MIHON, tmp_path / "collection"))


def broken(collection: Path) -> None:
    text = (collection / "programs.csv").read_text(encoding="utf-8-sig")
    (collection / "programs.csv").write_text(text.splitlines()[0] + "\r\nx\r\n", encoding="utf-8")


def test_a_collection_is_published_before_it_is_served(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live_index, settled = up_to_date([collection], tmp_path / "index")
    assert settled
    assert live_index.searcher().generation == 1
    assert "世代1を公開しました" in capsys.readouterr().err


def test_what_is_published_goes_on_when_the_collection_is_broken(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    up_to_date([collection], tmp_path / "index")
    broken(collection)
    live_index, settled = up_to_date([collection], tmp_path / "index")
    assert not settled
    assert live_index.searcher().generation == 1
    said = capsys.readouterr().err
    assert "programs.csv" in said
    assert "前に公開したままで動かします" in said


def test_nothing_published_and_nothing_to_publish_is_an_error(
    collection: Path, tmp_path: Path
) -> None:
    broken(collection)
    with pytest.raises(CorpusError):
        up_to_date([collection], tmp_path / "index")


def test_the_first_build_of_another_is_waited_for(
    collection: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index"
    begun, ended = threading.Event(), threading.Event()

    def another() -> None:
        with Store(index).update():
            begun.set()
            ended.wait(30)

    other = threading.Thread(target=another)
    other.start()
    begun.wait(30)
    threading.Timer(2, ended.set).start()
    live_index, settled = up_to_date([collection], index)
    other.join()
    assert settled
    assert live_index.searcher().generation == 1
    assert "索引を作り終えるのを待っています" in capfd.readouterr().err


def test_what_is_published_is_served_while_another_builds(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index"
    up_to_date([collection], index)
    (collection / "collection.toml").write_text('title = "別の題名"\n', encoding="utf-8")
    with Store(index).update():
        live_index, settled = up_to_date([collection], index)
    assert not settled
    assert live_index.searcher().generation == 1
    said = capsys.readouterr().err
    assert "前に公開したままで動かします" in said
    assert "待っています" not in said


def test_an_index_of_another_collection_is_served_as_it_is_where_no_folder_is_named(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index"
    up_to_date([collection], index)
    live_index, settled = up_to_date([], index)
    assert not settled
    assert live_index.searcher().generation == 1
    assert "置き換えません" in capsys.readouterr().err
