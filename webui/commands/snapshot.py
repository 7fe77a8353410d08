"""The command ``snapshot``: the whole site and its search as files."""

import gc
import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import click

from corpus import collector_eased, load
from indexer import LiveIndex, SesakuError, generation_directory, update_index
from indexer.browser.write import write_english, write_manifest, write_tables
from indexer.commands.options import (
    collection_argument,
    collection_or_shipped,
    index_option,
    index_or_default,
)
from webui import create_app
from webui.request.settings import Settings
from webui.site.check import check_site
from webui.snapshot.check import check_folder
from webui.snapshot.folder import SEARCH, publish
from webui.snapshot.pages import Page
from webui.snapshot.site import files_of


class IndexMoved(SesakuError):
    """Another generation was published while one was written out; nothing was replaced."""

    exit_code = 3

    def __init__(self, index: Path, out: Path) -> None:
        super().__init__(
            f"{index} の索引が、{out} を書き出す間に更新されました。{out} は前のままです。",
            "もう一度実行してください。",
        )


def base_of(ctx: click.Context, option: click.Parameter, value: str) -> str:
    """Return the address with a slash at its end. Raises a usage error for anything else."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query):
        raise click.BadParameter(f"{value!r} is not an address like https://city.example.jp/plan/.")
    return value.rstrip("/") + "/" if value else ""


@click.command(short_help="Write the whole site and its search as files.")
@collection_argument
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option(
    "--address",
    default="",
    metavar="URL",
    callback=base_of,
    help="Where the folder will be found; feed, sitemap and citations name it.",
)
@click.option("--check", is_flag=True, help="Check a folder that was written; writes nothing.")
@index_option
def snapshot(
    collection: Path | None, out: Path | None, address: str, check: bool, index: Path | None
) -> None:
    """Write the site of the collection in DIR into the folder OUT, with its search.

    Any web server, storage bucket or upload serves the folder, below any path; the search runs in
    the browser. OUT is replaced at once: it is the old snapshot or the new one.

    \b
    Examples:
      sesaku snapshot my-plan public
      sesaku snapshot my-plan public --address https://city.example.jp/plan/
      sesaku snapshot public --check
    """
    if check:
        _check(out or collection)
        return
    if out is None:
        raise click.UsageError("Name the folder to write: sesaku snapshot DIR OUT.")
    directory = collection_or_shipped(collection)
    where = index_or_default(index, collection)
    update_index(load(directory, [check_site]), where)
    files, size = write_snapshot(directory, where, out, address)
    click.echo(f"{out} に書き出しました: {files:,}ファイル、{size / 1e6:.1f} MB")


def write_snapshot(directory: Path, index: Path, out: Path, address: str = "") -> tuple[int, int]:
    """Write the published generation; returns the number of files and their bytes.

    Raises IndexMoved where another one was published meanwhile, of which pages may speak.
    """
    generation = generation_directory(index)
    live = LiveIndex(index)
    searcher = live.searcher()
    app = create_app(Settings(collection=directory, rate_limit=""), live)

    def write(folder: Path) -> None:
        (folder / SEARCH).mkdir()
        # Pages, English words and all else of the search are written in a process each. Which
        # programs are alike, pages and the search both say: it is worked out once.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(2, context, initializer=gc.disable) as pool:
            english = pool.submit(write_english, generation, folder / SEARCH)
            nearest = searcher.all_nearest().__getitem__
            tables = pool.submit(write_tables, generation, folder / SEARCH, nearest)
            with collector_eased():
                _write_pages(files_of(app, searcher, address), folder)
            parts = [tables.result(), english.result()]
        if generation_directory(index) != generation:
            raise IndexMoved(index, out)
        write_manifest(parts, searcher.generation, folder / SEARCH)

    try:
        publish(out, write)
    except OSError as error:
        # A write to a full disk does not say of which file.
        raise OSError(error.errno, error.strerror, error.filename or str(out)) from error
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _write_pages(pages: Iterable[Page], folder: Path) -> None:
    made: set[Path] = set()
    for page in pages:
        path = folder / page.file
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(page.content)


def _check(folder: Path | None) -> None:
    if folder is None:
        raise click.UsageError("Name the folder to check: sesaku snapshot OUT --check.")
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise click.UsageError(f"{folder} {what}. Name the folder that a snapshot was written to.")
    report = check_folder(folder)
    for problem in report.problems:
        click.echo(problem)
    if report.elsewhere:
        paths = "、".join(f"{path}（{count:,}）" for path, count in report.elsewhere.most_common())
        click.echo(f"スナップショットにないページへのリンクは検索のページへ導きます: {paths}")
    click.echo(f"{report.files:,}ファイル、{report.links:,}リンク、問題 {len(report.problems)}件")
    if report.problems:
        raise click.exceptions.Exit(1)
