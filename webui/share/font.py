"""A Japanese font of this machine; none comes with the product."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

# Seconds that the list of fonts may take.
PATIENCE = 10
# Bold ones without serifs first, as names of files have them; then any.
PREFERRED = (
    *("NotoSansCJK-Bold", "NotoSansJP-Bold", "BIZUDPGothic-Bold", "BIZUDGothic-Bold"),
    *("NotoSansCJK", "NotoSansJP", "ipaexg", "ipag", "TakaoGothic", "VL-Gothic", "fonts-japanese"),
)
# Where systems without fontconfig have theirs.
ELSEWHERE = (
    Path("C:/Windows/Fonts/YuGothB.ttc"),
    Path("C:/Windows/Fonts/meiryob.ttc"),
    Path("/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc"),
)


@cache
def japanese_font() -> Path | None:
    """Return the file of a font that has Japanese letters; None where there is none."""
    found = [*_listed(), *(path for path in ELSEWHERE if path.exists())]
    return min(found, key=_rank, default=None)


def _listed() -> list[Path]:
    """Return the files of fonts for Japanese that fontconfig knows."""
    command = shutil.which("fc-list")
    if command is None:
        return []
    arguments = [command, "-f", "%{file}\n", ":lang=ja"]
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    return sorted({Path(line) for line in done.stdout.decode(errors="replace").splitlines()})


def _rank(path: Path) -> int:
    return next((n for n, name in enumerate(PREFERRED) if name in path.name), len(PREFERRED))
