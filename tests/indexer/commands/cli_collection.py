"""The small collection that tests of the command line edit."""

from collections.abc import Callable, Sequence
from pathlib import Path

from click.testing import Result

from corpus.record import Program
from corpus.writer import to_csv

PROGRAMS = (
    Program(
        id="1",
        area="くらし",
        number=1,
        name="防災メール配信",
        summary="災害時の避難情報を登録した人に知らせる。",
        targets="登録者数 1,000人",
        department="危機管理部",
        divisions=("災害対策課",),
        is_new=True,
    ),
    Program(
        id="2",
        area="くらし",
        number=2,
        name="避難所の通信設備",
        summary="避難所に無線LANを置く。",
        department="危機管理部",
        divisions=("災害対策課", "情報政策課"),
    ),
    Program(
        id="3",
        area="産業",
        number=1,
        name="農業のデータ利用",
        summary="圃場の記録を農家と共有する。",
        department="農林水産部",
    ),
)

Run = Callable[..., Result]


def write_programs(directory: Path, programs: Sequence[Program]) -> None:
    """Make the directory a collection of these programs."""
    directory.mkdir(exist_ok=True)
    save(directory / "programs.csv", to_csv(programs).encode())


def save(path: Path, content: bytes) -> None:
    """Put a file in place whole: who looks every hundredth of a second would see half of one at
    rest where the machine pauses between the beginning and the end of writing it."""
    written = path.with_name(f".{path.name}.saved")
    written.write_bytes(content)
    written.replace(path)
