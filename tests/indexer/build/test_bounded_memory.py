"""A build in files gives, to the byte, what one in memory gives; it does a little at a time."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from corpus import Program
from indexer.build import parallel
from indexer.build.analysis import analyze_programs
from indexer.index import characters, files, growing_arrays, inverted
from indexer.index.characters import characters as all_characters
from indexer.index.contents import _write_arrays
from indexer.index.field_boosts import PLAIN
from indexer.index.forward import Pieces
from indexer.index.inverted import invert
from tests.indexer.random_collections import programs as some_programs


@settings(max_examples=25, deadline=None)
@given(programs=some_programs())
def test_files_are_those_of_a_build_in_memory(programs: list[Program]) -> None:
    with TemporaryDirectory() as memory, TemporaryDirectory() as disk:
        _in_memory(programs, Path(memory))
        with pytest.MonkeyPatch.context() as smaller:
            for module, name, value in (
                (growing_arrays, "_GATHERED", 64),
                (growing_arrays, "_AT_A_TIME", 5),
                (inverted, "_AT_A_TIME", 7),
                (characters, "_CHUNK", 50),
                (parallel, "_CHUNK", 2),
            ):
                smaller.setattr(module, name, value)
            _in_files(programs, Path(disk))
        names = sorted(path.name for path in Path(memory).iterdir())
        assert names == sorted(path.name for path in Path(disk).iterdir())
        for name in names:
            assert (Path(memory) / name).read_bytes() == (Path(disk) / name).read_bytes(), name


def _in_memory(programs: list[Program], directory: Path) -> None:
    forward = analyze_programs(map(PLAIN.texts, programs))
    _write_arrays(forward, directory)
    _write_arrays(invert(forward), directory)
    _write_arrays(all_characters(bytes(forward.surface)), directory)
    (directory / files.SURFACE).write_bytes(forward.surface)


def _in_files(programs: list[Program], directory: Path) -> None:
    forward = parallel.analyze(programs, into=Pieces(directory))
    _write_arrays(forward, directory)
    _write_arrays(invert(forward, directory=directory), directory)
    _write_arrays(all_characters(forward.surface, directory), directory)
