"""Our terms at our positions, as a text that the engine's plainest analyzers cut as we did.

Tokens stand between blanks. A position without a term is GAP, which a stop filter takes away and
leaves its place; terms at one position stand joined by STACK; COUNT stands before a frequency.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

GAP, STACK, COUNT = "\ue000", "\ue001", "\ue002"
# Stands alone for the terms that our signs or a blank would tear apart, or that are longer than the
# engine's tokenizers let stand (255).
_CODED = "\ue003"
_LONGEST = 120
_SIGNS = frozenset((GAP, STACK, COUNT, _CODED))
# A pseudo frequency as the whole number that an index can keep: five digits behind the point. The
# sum over the words of a program must stay below 2 ** 31.
SCALE = 100_000
# A number is one sign, for 20人 is not in 120人, nor in 1,020人. A pattern of the engine's, too.
CHARACTERS = "[0-9]+([.,][0-9]+)*|."
_CHARACTERS = re.compile(CHARACTERS, re.DOTALL)


def token(term: str) -> str:
    """A term as one token."""
    if len(term) <= _LONGEST and _SIGNS.isdisjoint(term) and term.split() == [term]:
        return term
    return _CODED + sha256(term.encode(errors="surrogatepass")).hexdigest()


def placed(rows: Mapping[int, Iterable[str]], length: int) -> str:
    """Tokens at their positions, of ``length`` in all."""
    return " ".join([STACK.join(rows[at]) if at in rows else GAP for at in range(length)])


def spelled(parts: Sequence[Iterable[str]], steps: Sequence[int]) -> str:
    """The parts of a phrase at their steps, of which each may be any of some terms."""
    rows = {step: map(token, terms) for step, terms in zip(steps, parts, strict=True)}
    return placed(rows, steps[-1] + 1)


def stacked(here: str, also: str) -> str:
    """What stands at a position, with another token, once."""
    if here == GAP:
        return also
    return here if also in here.split(STACK) else f"{here}{STACK}{also}"


def counts(frequencies: NDArray[np.float32]) -> list[int]:
    """Pseudo frequencies as whole numbers above 0."""
    scaled = np.rint(frequencies.astype(np.float64) * SCALE)
    whole: list[int] = np.maximum(scaled, 1).astype(np.int64).tolist()
    return whole


# A token that stands in a program so often.
COUNTED = f"{{}}{COUNT}{{}}".format


def characters(text: str) -> list[str]:
    """The signs of a text, each a token where characters are searched for."""
    return [found[0] for found in _CHARACTERS.finditer(text)]
