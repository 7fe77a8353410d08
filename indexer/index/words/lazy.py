"""Values that are computed when somebody first asks for them, computed ahead."""

from functools import cached_property


def compute(owner: object) -> None:
    """Compute every cached property of a value, of all its classes; what was computed stays.

    Raises whatever computing them does.
    """
    for kind in type(owner).__mro__:
        for name, attribute in vars(kind).items():
            if isinstance(attribute, cached_property):
                getattr(owner, name)
