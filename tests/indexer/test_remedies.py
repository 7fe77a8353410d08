"""A remedy's command, pasted as printed, works on what was given."""

from pathlib import Path

import pytest

from indexer.remedies import with_folders

PLAN, INDEX = Path("my-plan"), Path("/srv/index")


@pytest.mark.parametrize(
    ("text", "collections", "index", "completed"),
    [
        ("`sesaku index`", (), None, "`sesaku index`"),
        ("`sesaku index`", (PLAN,), None, "`sesaku index my-plan`"),
        ("`sesaku index --full`", (PLAN,), None, "`sesaku index my-plan --full`"),
        ("`sesaku rollback`", (PLAN,), None, "`sesaku rollback my-plan`"),
        ("`sesaku rollback`", (), INDEX, "`sesaku rollback --index /srv/index`"),
        ("`sesaku index --full`", (), INDEX, "`sesaku index DIR --full --index /srv/index`"),
        ("`sesaku index`", (PLAN,), INDEX, "`sesaku index my-plan --index /srv/index`"),
        ("`sesaku index`", (PLAN, Path("b")), INDEX, "`sesaku index my-plan b --index /srv/index`"),
        ("`sesaku index`", (Path("町の 計画"),), None, "`sesaku index '町の 計画'`"),
        ("`sesaku index other`", (PLAN,), INDEX, "`sesaku index other`"),
        ("`sesaku import`", (PLAN,), INDEX, "`sesaku import`"),
    ],
)
def test_commands_name_the_folders(
    text: str, collections: tuple[Path, ...], index: Path | None, completed: str
) -> None:
    assert with_folders(f"前{text}後", collections, index) == f"前{completed}後"


def test_every_command_of_a_remedy_is_completed() -> None:
    told = with_folders("Run `sesaku rollback` or `sesaku index --full`.", (PLAN,))
    assert told == "Run `sesaku rollback my-plan` or `sesaku index my-plan --full`."
