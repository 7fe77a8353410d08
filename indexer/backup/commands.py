"""``sesaku backup`` and ``sesaku restore``."""

from pathlib import Path

import click

from indexer.commands.options import index_option, index_or_default, json_option, remember
from indexer.commands.output import note, write_json

_DIRECTORY = click.Path(path_type=Path, readable=False)
_FILE = click.Path(path_type=Path, dir_okay=False, readable=False)


@click.command(short_help="Save a collection and its index in one file.")
@click.argument("collection", metavar="DIR", type=_DIRECTORY, callback=remember)
@click.argument("file", metavar="FILE", type=_FILE)
@json_option
@index_option
def backup(collection: Path, file: Path, as_json: bool, index: Path | None) -> None:
    """Save the collection in DIR and the published generation of its index as FILE, a ZIP file.

    Servers and updates may run meanwhile: what is saved is one whole generation, each file with a
    checksum. FILE appears complete or not at all, and is never overwritten.

    \b
    Examples:
      sesaku backup my-plan my-plan-2026-11-29.zip
      sesaku backup my-plan /mnt/backup/my-plan.zip --index /srv/sesaku/my-plan
    """
    from indexer.backup.saving import save
    from indexer.errors import NoCollection

    if not collection.is_dir():
        raise NoCollection(collection)
    saved = save(collection, index_or_default(index, collection), file)
    _warn_of_errors(collection)
    if as_json:
        write_json(
            {
                "file": str(saved.path),
                "generation": saved.generation,
                "records": saved.records,
                "files": saved.files,
                "bytes": saved.size,
            }
        )
        return
    size = f"{saved.size / 1_000_000:,.1f}MB"
    click.echo(f"世代{saved.generation}（{saved.records:,}件）を {file} に保存しました（{size}）。")


@click.command(short_help="Put back what `sesaku backup` saved.")
@click.argument("file", metavar="FILE", type=_FILE)
@click.argument("collection", metavar="DIR", type=_DIRECTORY, callback=remember)
@click.option("--replace", is_flag=True, help="Move a collection aside that is in DIR.")
@json_option
@index_option
def restore(file: Path, collection: Path, replace: bool, as_json: bool, index: Path | None) -> None:
    """Put the collection of a backup into DIR, and publish its generation in the index.

    Nothing is put in place before all of FILE was compared with its checksums. Servers of the index
    follow within a second; `sesaku rollback` leads back. An index that another version of sesaku
    built is left out: `sesaku index DIR` builds it anew.

    \b
    Examples:
      sesaku restore my-plan-2026-11-29.zip my-plan
      sesaku restore my-plan-2026-11-29.zip my-plan --replace --index /srv/sesaku/my-plan
    """
    from indexer.backup.restoring import restore as restore_backup

    restored = restore_backup(file, collection, index_or_default(index, collection), replace)
    _warn_of_errors(restored.collection)
    if as_json:
        write_json(
            {
                "collection": str(restored.collection),
                "generation": restored.generation,
                "records": restored.records,
                "aside": None if restored.aside is None else str(restored.aside),
            }
        )
        return
    if restored.aside is not None:
        click.echo(f"今までの計画を {restored.aside} に移しました。")
    click.echo(f"計画（{restored.records:,}件）を {restored.collection} に戻しました。")
    if restored.generation is None:
        click.echo(f"索引は別の版のものです。`sesaku index {collection}` で作り直してください。")
    else:
        click.echo(f"索引を世代{restored.generation}として公開しました。")


def _warn_of_errors(collection: Path) -> None:
    """Say that files were copied with errors in them, which only their staff can mend."""
    from corpus import check

    errors = check(collection).errors
    if errors:
        note(
            f"計画に誤りが{len(errors):,}件あります（そのまま写しました）。"
            f"はじめの誤り: {errors[0]}すべては sesaku check {collection} で分かります。"
        )
