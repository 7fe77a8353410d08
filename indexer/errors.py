"""What can go wrong. Every error is one line and knows its exit code.

What stops an update is in Japanese, as everything that staff read while they publish; an index
that is damaged or in the wrong place is the operator's concern, in English.
"""

from pathlib import Path


class SesakuError(Exception):
    """Base of all errors that a command reports without a traceback.

    ``what`` says what failed and with which value, ``remedy`` what the operator can do about it;
    ``str(error)`` is both, on one line. ``exit_code`` is the command's: 1 the input is at fault,
    2 wrong usage, 3 busy, 4 the index cannot be used.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        # Sentences in Japanese follow each other without a space.
        return f"{self.what}{'' if self.what.endswith('。') else ' '}{self.remedy}"


class Busy(SesakuError):
    """Another process is updating the index. ``holder`` is its process id, None where unknown."""

    exit_code = 3

    def __init__(self, directory: Path, holder: int | None) -> None:
        who = "ほかのプロセス" if holder is None else f"プロセス{holder}"
        super().__init__(
            f"{directory} の索引は、いま{who}が更新しています。",
            "終わってから、もう一度試してください。",
        )
        self.directory = directory
        self.holder = holder


class IndexUnusable(SesakuError):
    """The index cannot be read. ``path`` is the file or directory at fault; nothing was changed."""

    exit_code = 4

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"The index cannot be used: {path} {reason}.", remedy)
        self.path = path
        self.reason = reason


class ForeignDirectory(SesakuError):
    """The directory holds something else than an index; nothing was put beside it.

    ``name`` is one of the files or directories that are no index's.
    """

    exit_code = 4

    def __init__(self, directory: Path, name: str) -> None:
        super().__init__(
            f"{directory} is no index: it holds {name}; nothing was written there.",
            "Name an empty or a new directory with --index.",
        )
        self.directory = directory
        self.name = name


class NoCollection(SesakuError):
    """There is no directory where a collection was said to be."""

    def __init__(self, directory: Path) -> None:
        # Imported here: only a command that fails may take the time.
        from corpus import advice_for

        super().__init__(f"{directory} というフォルダーはありません。", advice_for(directory))
        self.directory = directory


class NoPrevious(SesakuError):
    """A rollback was asked for and there is no earlier generation to return to."""

    exit_code = 4

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} の索引には、戻る先の世代がありません。",
            "今のデータから作り直すには `sesaku index` を使ってください。",
        )
        self.directory = directory


class NotWritable(SesakuError):
    """The index directory cannot be written. ``reason`` is why, in Japanese."""

    exit_code = 4

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"索引を書き込めません: {path}（{reason}）。",
            "書き込む権利を付けるか、--index でこのコンピューターのほかの場所を選んでください。",
        )
        self.path = path
        self.reason = reason


class DiskFull(SesakuError):
    """There is no room for a new generation; the published one goes on.

    ``needed`` and ``free`` are bytes; ``needed`` is None when the system said so while writing.
    """

    exit_code = 4

    def __init__(self, directory: Path, free: int, needed: int | None = None) -> None:
        need = "" if needed is None else f"約{_megabytes(needed)}が必要で、"
        super().__init__(
            f"ディスクがいっぱいで、新しい索引を {directory} に置けません"
            f"（{need}空きは{_megabytes(free)}）。公開中の索引はそのままです。",
            "空きを作るか、--index でほかの場所を選んでください。",
        )
        self.directory = directory
        self.free = free
        self.needed = needed


class ShrinkRefused(SesakuError):
    """An update would drop more than half of the records; ``before`` and ``after`` count them."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__(
            f"施策が{before:,}件から{after:,}件に、半分より少なくなるため、公開しませんでした。",
            "データを確かめて、このとおりでよければ `sesaku index --force` を使ってください。",
        )
        self.before = before
        self.after = after


class DictionaryUnusable(SesakuError):
    """Sudachi cannot load its dictionary. ``reason`` is its message, with the file's place."""

    exit_code = 4

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Sudachiの辞書を読み込めません（{reason}）。",
            "メモリが足りないなら、ほかのプログラムを終えてください。"
            "辞書が壊れているなら、`pip install --force-reinstall SudachiDict-core` で直ります。",
        )
        self.reason = reason


class OtherCollection(SesakuError):
    """An update has none of the names of the programs that are published: another collection's."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__(
            f"公開中の{before:,}件と新しい{after:,}件に、同じ名前の施策がほとんどありません。"
            "別の計画の索引だと思われるため、公開しませんでした。",
            "別の計画なら --index でほかの場所を選び、"
            "このとおりでよければ `sesaku index --force` を使ってください。",
        )
        self.before = before
        self.after = after


class FolderUnnamed(SesakuError):
    """An index was named and no collection, and what is published there is not the shipped one."""

    exit_code = 2

    def __init__(self, index: Path, title: str) -> None:
        super().__init__(
            f"{index} で公開中なのは「{title}」ですが、そのフォルダーが指定されていません。"
            "製品に付いている計画では置き換えません。",
            "更新するには、`sesaku index フォルダー` のように、計画のフォルダーも書いてください。",
        )
        self.index = index
        self.title = title


class Shrinking(SesakuError):
    """Fewer records than are published were saved: it may be half of a file, and is waited out."""

    exit_code = 3

    def __init__(self, before: int, after: int, seconds: float) -> None:
        super().__init__(
            f"施策が{before:,}件から{after:,}件に減っています。保存の途中かもしれません。",
            f"このまま{seconds:g}秒変わらなければ公開します。",
        )
        self.before = before
        self.after = after


class NoAnswer(SesakuError):
    """The drive that the collection lies on does not answer; the published index goes on."""

    exit_code = 3

    def __init__(self, directory: Path, seconds: float) -> None:
        super().__init__(
            f"{directory} を読もうとして{seconds:g}秒たちましたが、ディスクが答えません。",
            "ネットワークドライブがつながっているかを確かめてください。答えるまで待ちます。",
        )
        self.directory = directory


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}MB"
