"""What can be wrong with a backup."""

from pathlib import Path

from indexer.errors import SesakuError


class BackupUnusable(SesakuError):
    """A file is no backup, or not as it was saved. ``reason`` is in Japanese; nothing changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"バックアップを使えません: {path}（{reason}）。",
            "別のバックアップを選んでください。何も変えていません。",
        )
        self.path = path
        self.reason = reason


class InTheWay(SesakuError):
    """Something lies where a backup, or what is in one, was to be written; it stays as it is."""

    def __init__(self, path: Path, remedy: str) -> None:
        super().__init__(f"{path} は、もうあります。上書きしませんでした。", remedy)
        self.path = path


class NoTargetFolder(SesakuError):
    """There is no folder where the backup was to be written."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} というフォルダーがないので、バックアップを置けません。",
            "フォルダーを作るか、ほかの場所を指定してください。",
        )
        self.directory = directory


class NotSaved(SesakuError):
    """A backup cannot be written where it was to be. ``reason`` is why, in Japanese."""

    exit_code = 4

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"バックアップを {path} に書き込めません（{reason}）。",
            "空きと書き込む権利を確かめるか、ほかの場所を指定してください。何も変えていません。",
        )
        self.path = path
        self.reason = reason


class NotRestored(SesakuError):
    """A collection cannot be written where it was to be. ``reason`` is why, in Japanese."""

    exit_code = 4

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"計画を {path} に戻せません（{reason}）。",
            "空きと書き込む権利を確かめるか、ほかの場所を指定してください。何も変えていません。",
        )
        self.path = path
        self.reason = reason


class NotReadable(SesakuError):
    """Something in a collection cannot be read. ``reason`` is in Japanese; nothing was saved."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} をバックアップに入れられません: {reason}。",
            "読めるようにするか、計画のフォルダーから除いて、もう一度試してください。",
        )
        self.path = path
        self.reason = reason


class Restless(SesakuError):
    """The collection's files kept changing while they were to be saved."""

    exit_code = 3

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} のファイルが、読んでいる間に変わり続けています。",
            "保存が終わってから、もう一度試してください。",
        )
        self.directory = directory
