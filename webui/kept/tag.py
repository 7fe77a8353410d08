"""The tags (ETag) of answers: what an answer depends on, as a digest."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the answers to one kind of request depend on, but for what is asked."""

    before: str
    after: str

    def tag(self, asked: str) -> str:
        """Return what names the answer to ``asked``."""
        return sha256(f"{self.before}\n{asked}\n{self.after}".encode()).hexdigest()[:20]


@cache
def product_digest() -> str:
    """Return a digest of this product's files: another version may answer otherwise."""
    digest = sha256()
    for package in ("webui", "indexer"):
        folder = Path(__file__).parents[2] / package
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
