"""Patterns that are compiled when they are first asked for."""

import re
from collections.abc import Callable
from functools import cache


def pattern(text: str) -> Callable[[], re.Pattern[str]]:
    """Return what compiles ``text`` once, when it is first called.

    Python takes 0.5 to 2 ms for a pattern with ranges of kana and kanji, and who searches once from
    the command line meets few of them.
    """
    return cache(lambda: re.compile(text))
