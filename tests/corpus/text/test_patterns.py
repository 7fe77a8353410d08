"""Patterns that wait."""

import re

import pytest

from corpus.text.patterns import pattern


def test_a_pattern_is_compiled_once_and_only_when_it_is_asked_for() -> None:
    broken, digits = pattern("("), pattern("[0-9]+")
    assert digits() is digits()
    assert digits().fullmatch("10")
    with pytest.raises(re.error):
        broken()
