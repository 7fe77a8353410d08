"""What is asked of a segment comes as arrays of these kinds.

Programs are numbered by their place in the plan, from 0; terms have numbers of the segment's own. A
slot is a field of a program: the program's number times the number of FIELDS, plus the field's.
Positions count on from program to program.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Docs = NDArray[np.signedinteger[Any]]
Weights = NDArray[np.float32]
Positions = NDArray[np.signedinteger[Any]]
Slots = NDArray[np.signedinteger[Any]]


class Postings(NamedTuple):
    """Program numbers, ascending, each once, and what each scores."""

    docs: Docs
    weights: Weights
