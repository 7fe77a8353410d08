"""Options and steps of the commands that publish in a cluster, or search there."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.options import collection_or_shipped
from indexer.commands.output import write_json
from indexer.store.storage import Store

if TYPE_CHECKING:
    from indexer.cluster.live import ClusterIndex
    from indexer.cluster.settings import EngineSettings
    from indexer.cluster.writing.publishing import Outcome

engine_option = click.option(
    "--engine",
    "nodes",
    metavar="URL",
    multiple=True,
    help="Node of an OpenSearch cluster, https://host:9200; once for each of several nodes.",
)
alias_option = click.option(
    "--alias", metavar="NAME", help="What the collection is called in the cluster."
)
# The table of collection.toml.
TABLE = "engine"


def settings_of(
    nodes: tuple[str, ...], alias: str | None, collection: Path | None, site: Mapping[str, Any]
) -> "EngineSettings | None":
    """The cluster that the options or ``[engine]`` of a collection name; None where neither does.

    Raises EngineUsage for one that cannot be used, and a usage error without the extra.
    """
    table = site.get(TABLE, {})
    if not nodes and not table:
        if alias:
            raise click.UsageError("--alias needs --engine, or [engine] in collection.toml.")
        return None
    try:
        from indexer.cluster.settings import engine_settings
    except ImportError as error:
        raise click.UsageError(_NO_EXTRA) from error
    values = {**table, "alias": alias} if alias else table
    return engine_settings(nodes, values, collection_or_shipped(collection))


def publish(directory: Path, settings: "EngineSettings", force: bool) -> "Outcome":
    """Publishes what an index directory has. Raises SesakuError."""
    try:
        from indexer.cluster.writing.publishing import publish
    except ImportError as error:
        raise click.UsageError(_NO_EXTRA) from error
    from indexer.commands.progress import sending_bar

    generation = Store(directory).current()
    if generation is None:
        raise RuntimeError(f"{directory} has no generation after an update")
    with sending_bar() as progress:
        return publish(generation, settings, force, progress)


def opened(settings: "EngineSettings") -> "tuple[ClusterIndex, bool]":
    """What is published in a cluster, followed, and that it is settled. Raises SesakuError."""
    from indexer.cluster.live import ClusterIndex

    return ClusterIndex(settings), True


def told(outcome: "Outcome") -> str:
    """What a publication did, for the staff member who asked for it."""
    if outcome.published:
        return f"検索エンジンに {outcome.index} として公開しました: {outcome.programs:,}件。"
    return f"検索エンジンの {outcome.index} はもう同じ内容です。"


def tell_rolled_back(settings: "EngineSettings", as_json: bool) -> None:
    """Leads the alias of a cluster to the generation before, and says so. Raises SesakuError."""
    from indexer.cluster.writing.publishing import roll_back

    published = roll_back(settings)
    records = published.meta["programs"]
    if as_json:
        created = published.meta["created"]
        write_json({"generation": published.number, "created": created, "records": records})
    else:
        click.echo(f"{published.index} に戻しました: {records:,}件。")


_NO_EXTRA = "--engine needs further packages: in sesaku's folder, run pip install '.[cluster]'."
