"""``sesaku rollback``: back to the generation before."""

from pathlib import Path

import click

from indexer.commands.engine import (
    alias_option,
    engine_option,
    settings_of,
    tell_rolled_back,
)
from indexer.commands.options import (
    collection_argument,
    index_option,
    index_or_default,
    json_option,
)
from indexer.commands.output import write_json
from indexer.errors import NoCollection


@click.command(short_help="Return to the generation before.")
@collection_argument
@json_option
@index_option
@engine_option
@alias_option
def rollback(
    collection: Path | None,
    as_json: bool,
    index: Path | None,
    nodes: tuple[str, ...],
    alias: str | None,
) -> None:
    """Publish the previous generation of the index again; searchers follow within a second.

    The files of the collection in DIR stay as they are: correct them before the next
    `sesaku index`, which publishes them again. There is one step back, not two, and none to what
    another version of sesaku built. With --engine, that is done in the cluster instead.

    \b
    Examples:
      sesaku rollback
      sesaku rollback my-plan
    """
    if settings := settings_of(nodes, alias, collection, {}):
        tell_rolled_back(settings, as_json)
        return
    from indexer.index.fingerprint import check_fingerprint
    from indexer.store.storage import Store

    directory = index_or_default(index, collection)
    if index is None and not directory.exists() and collection and not collection.is_dir():
        raise NoCollection(collection)
    generation = Store(directory).rollback(check_fingerprint)
    records = generation.facts["records"]
    if as_json:
        write_json(
            {
                "generation": generation.number,
                "created": generation.created.isoformat(),
                "records": records,
            }
        )
        return
    created = generation.created.astimezone().strftime("%Y-%m-%d %H:%M")
    click.echo(f"世代{generation.number}（{created}作成、{records:,}件）に戻しました。")
