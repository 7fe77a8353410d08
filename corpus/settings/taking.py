"""The top level of a file of settings, taken one key after the other."""

from collections.abc import Callable
from typing import Any, TypeVar

from corpus.columns import Column
from corpus.columns.settings import read_columns
from corpus.errors import Problem
from corpus.settings.collection_toml import problem_of
from corpus.settings.values import WrongTypeError, fits_json

_T = TypeVar("_T")


class Settings:
    """The file's top level, taken one key after the other; what is left over is unknown."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self._problems: list[Problem] = []

    def take(self, key: str, convert: Callable[[Any], _T], default: _T) -> _T:
        """Return the converted setting; the default where it is not set or wrong."""
        if key not in self._values:
            return default
        value = self._values.pop(key)
        try:
            return convert(value)
        except WrongTypeError as error:
            reason = f"「{key}」の書き方が違います。"
            self._problems.append(
                problem_of(None, str(value), reason, f"{error}で書いてください。", key)
            )
            return default

    def take_columns(self) -> tuple[Column, ...]:
        """Return the collection's own columns, those that can be used."""
        columns, problems = read_columns(self._values.pop("columns", []))
        self._problems += problems
        return columns

    def take_tables(self) -> dict[str, object]:
        """Return the tables that are left, as far as JSON can carry them."""
        tables: dict[str, object] = {
            key: value for key, value in self._values.items() if isinstance(value, dict)
        }
        for key, value in tables.items():
            del self._values[key]
            if not fits_json(value):
                reason = f"[{key}] に日付・時刻か数でない値があります。"
                self._problems.append(problem_of(None, "", reason, "文字列で書いてください。", key))
        return tables

    def problems(self) -> tuple[Problem, ...]:
        """Return what was wrong, and a warning for each key that nobody asked for."""
        unknown = [
            problem_of(
                None,
                "",
                f"「{key}」という設定はありません。",
                "綴りを確かめてください。",
                key,
                "warning",
            )
            for key in self._values
        ]
        return (*self._problems, *unknown)
