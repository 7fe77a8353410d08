"""What can go wrong with a cluster. Addresses are told, credentials never."""

from collections.abc import Sequence

from indexer.errors import SesakuError


class EngineUsage(SesakuError):
    """The engine's address, alias or settings cannot be used; nothing was asked of it."""

    exit_code = 2


class EngineUnusable(SesakuError):
    """The cluster does not answer, refuses, or holds what is not ours; nothing of it was changed.

    ``address`` is the node or the alias at fault.
    """

    exit_code = 4

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        super().__init__(f"The search engine at {address} cannot be used: {reason}.", remedy)
        self.address = address
        self.reason = reason


class PartialAnswer(EngineUnusable):
    """Some shards did not answer: what the others have is not shown as the whole."""

    def __init__(self, address: str, shards: Sequence[str]) -> None:
        super().__init__(
            address,
            f"parts of the index do not answer ({', '.join(shards) or 'unknown'})",
            "Start the missing nodes; the site answers again by itself.",
        )
        self.shards = tuple(shards)


class EngineBusy(SesakuError):
    """Another process publishes under the same alias. ``holder`` is its machine and process."""

    exit_code = 3

    def __init__(self, alias: str, holder: str) -> None:
        super().__init__(
            f"{alias} の索引は、いま{holder}が更新しています。",
            "終わってから、もう一度試してください。",
        )
        self.alias = alias
        self.holder = holder


class DocumentRefused(SesakuError):
    """The engine refused a program's document; nothing was published."""

    exit_code = 4

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(
            f"検索エンジンが施策 {program} を受け付けませんでした（{reason}）。"
            "何も公開していません。",
            "この施策のデータを確かめてください。",
        )
        self.program = program
        self.reason = reason


class ClaimedAlias(SesakuError):
    """The alias belongs to another collection."""

    exit_code = 4

    def __init__(self, alias: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"別名 {alias} は「{theirs}」が使っています。「{ours}」は公開しませんでした。",
            "collection.toml の [engine] の alias でほかの名前を選ぶか、"
            "このとおりでよければ --force を使ってください。",
        )
        self.alias = alias
