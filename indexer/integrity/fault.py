"""One thing that is wrong with an index."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """``where`` is a file's name or a field's, ``what`` says in English what is wrong there."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where} {self.what}"
