"""What is said of a backup that cannot be used or written: the path, and that nothing changed."""

from pathlib import Path

import pytest

from indexer.backup.errors import (
    BackupUnusable,
    InTheWay,
    NoTargetFolder,
    NotReadable,
    NotRestored,
    NotSaved,
    Restless,
)
from indexer.errors import SesakuError

_PATH = Path("backups/plan.zip")


@pytest.mark.parametrize(
    ("error", "said", "exit_code"),
    [
        (BackupUnusable(_PATH, "壊れています"), "（壊れています）", 1),
        (InTheWay(_PATH, "別の名前にしてください。"), "上書きしませんでした", 1),
        (NoTargetFolder(_PATH), "フォルダーがない", 1),
        (NotSaved(_PATH, "No space left on device"), "（No space left on device）", 4),
        (NotRestored(_PATH, "空きがありません"), "戻せません（空きがありません）", 4),
        (NotReadable(_PATH, "読めません"), "入れられません: 読めません。", 1),
        (Restless(_PATH), "変わり続けています", 3),
    ],
)
def test_each_names_the_path_and_what_to_do(error: SesakuError, said: str, exit_code: int) -> None:
    assert str(_PATH) in str(error)
    assert said in str(error)
    assert error.remedy
    assert error.exit_code == exit_code
