"""The benchmarks run on the shipped plan and say what they found in the form that is promised."""

import json
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer import update_index
from indexer.index.segment import Segment
from indexer.store.storage import Store
from tests.benchmarks import bench_rude, bench_wrk, run, snapshot_writing
from tests.benchmarks.bench_corpora import (
    Paragraph,
    collection_of,
    grown,
    plan,
    plan_paragraphs,
    read_paragraphs,
)
from tests.benchmarks.bench_process import memory_alone
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import ROOT, pairs_of_words
from tests.benchmarks.bench_timing import latency
from tests.benchmarks.bench_tokens import documents, sampled_terms, together
from tests.benchmarks.engines.bench_engines import Data, Sesaku
from tests.benchmarks.engines.bench_groonga import select_target
from tests.benchmarks.parts import load


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan, built."""
    index = tmp_path_factory.mktemp("index")
    update_index(plan(), index)
    current = Store(index).current()
    assert current is not None
    return current.path


def test_a_run_without_peers_prints_and_writes_its_tables(tmp_path: Path) -> None:
    arguments = ["engines", "search", "--no-peers", "--rounds", "1", "--output", str(tmp_path)]
    result = CliRunner().invoke(run.main, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert "== engines" in result.output
    assert "in-process search, median, ms" in result.output
    engines = json.loads((tmp_path / "engines.json").read_text("utf-8"))
    medians, p95 = engines["tables"]
    assert medians["columns"] == p95["columns"] == ["", "plan OR", "plan AND"]
    assert [row[0] for row in medians["rows"]] == ["sesaku"]
    assert all(
        0 < low <= high
        for low, high in zip(medians["rows"][0][1:], p95["rows"][0][1:], strict=True)
    )
    assert engines["machine"]["cores"] > 0
    assert engines["goals"] == []  # there is nobody to compare with


def test_texts_that_are_asked_once_are_the_same_in_every_run() -> None:
    texts = pairs_of_words(40_000)
    assert texts == pairs_of_words(40_000)
    assert len({frozenset(text.split(" ")) for text in texts}) == len(texts) == 40_000
    assert {len(text.split(" ")) for text in texts} == {2}
    assert len(pairs_of_words(10**9)) > 120_000


def test_groonga_is_asked_for_any_word_or_for_all() -> None:
    assert "query=%E8%A6%B3%E5%85%89+OR+%E9%98%B2%E7%81%BD&" in select_target("観光 防災", 10)
    assert "query=%E8%A6%B3%E5%85%89+%E9%98%B2%E7%81%BD&" in select_target("観光 防災", 10, True)


def test_addresses_are_asked_once_until_all_were(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def wrk(port: int, targets: Sequence[str], clients: int, seconds: float) -> bench_wrk.Loaded:
        asked.append([*targets[1:], targets[0]])  # wrk begins with the second line
        return bench_wrk.Loaded(1.0, 1.0, 1.0, 3, 0)

    monkeypatch.setattr(load, "loaded", wrk)
    addresses = load.Addresses([str(number) for number in range(10)])
    for _ in range(3):
        addresses.ask(0, 2, 1.0)
    assert [targets[0] for targets in asked] == ["0", "6", "2"]
    assert asked[1] == ["6", "7", "8", "9", *map(str, range(10))]


def test_terms_of_programs_are_those_of_the_postings(generation: Path) -> None:
    segment = Segment(generation)
    terms = documents(segment)
    assert len(terms) == segment.programs
    for term in range(0, len(segment.terms), 50):
        first, last = segment.posting_bounds[term : term + 2]
        having = [number for number, own in enumerate(terms) if term in own]
        assert having == segment.docs[first:last].tolist()


def test_an_answer_has_programs_with_all_words_and_counts_each_value(generation: Path) -> None:
    data = Data.of(generation)
    engine = Sesaku(data)
    for terms in sampled_terms(data.segment, 20):
        chosen = together(data.segment, terms)
        expected = [n for n, own in enumerate(data.documents) if set(chosen) <= set(own.tolist())]
        answer: Any = engine.prepared(chosen, True)()
        best, _ = answer
        assert set(best.tolist()) <= set(expected)
        counted: dict[str, dict[int, int]] = {}
        for number in expected:
            for name, values in data.row(number).items():
                for value in values:
                    counted.setdefault(name, {}).setdefault(value, 0)
                    counted[name][value] += 1
        assert {name: found for name, found in engine.counts(answer).items() if found} == counted


def test_queries_are_the_same_in_every_run(generation: Path) -> None:
    segment = Segment(generation)
    assert sampled_terms(segment, 10) == sampled_terms(segment, 10)
    assert len(sampled_terms(segment, 10)) == 10


def test_copies_differ_from_their_originals_and_among_each_other() -> None:
    own = plan_paragraphs()
    many = grown(own, 3 * len(own))
    assert many[: len(own)] == own
    assert len(set(many)) > 2.9 * len(own)


def test_facets_that_are_made_up_are_scattered(tmp_path: Path) -> None:
    programs = collection_of([Paragraph("題", "文")] * 2_000, tmp_path).programs
    kinds = {(one.area, one.divisions, one.is_new) for one in programs}
    assert len(kinds) > 500
    assert len({(one.department, one.divisions) for one in programs}) == 60


def test_a_line_that_is_no_paragraph_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"title": "題", "body": "文"}\n{"title": 1}\n', "utf-8")
    with pytest.raises(ValueError, match=r"corpus\.jsonl:2"):
        read_paragraphs(path)


def test_the_latency_of_a_query_is_its_median_over_the_rounds() -> None:
    found = latency([[1_000_000, 9_000_000], [1_000_000, 3_000_000], [7_000_000, 3_000_000]])
    assert (found.median, found.queries, found.rounds) == (2.0, 2, 3)


def test_a_report_says_which_goals_are_missed() -> None:
    goals = (Goal("slow", 2.0, 1.0), Goal("fast", 2.0, 1.0, at_least=True))
    report = Report(
        "part",
        (
            Table(
                "table",
                ("", "ms"),
                (("engine", 1.5), ("施策", None)),
            ),
        ),
        goals,
    )
    lines = report.text().splitlines()
    assert "engine  1.500" in lines
    assert "施策        -" in lines
    assert [one["met"] for one in report.values()["goals"]] == [False, True]
    assert [line.split()[-1] for line in lines[-2:]] == ["MISSED", "met"]


def test_what_wrk_says_is_read() -> None:
    said = """Running 2s test @ http://127.0.0.1:8000
  Latency Distribution
     50%   15.05ms
     75%   18.20ms
     90%  610.00us
     99%    1.20s
  3030 requests in 2.00s, 31.00MB read
  Socket errors: connect 0, read 3, write 0, timeout 2
  Non-2xx or 3xx responses: 7
Requests/sec:   1515.20
"""
    assert bench_wrk.read(said) == bench_wrk.Loaded(1515.2, 15.05, 1200.0, 3030, 12)


def test_rude_clients_stay_and_go() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        accepted = []
        with bench_rude.rude_clients(port, 2):
            for _ in range(6):
                accepted.append(listening.accept()[0])
            begun = sorted(one.recv(20) for one in accepted[2:])
        assert begun == [b"GET /api/search?per_"] * 2 + [b"GET /api/search?q=x "] * 2
        for one in accepted:
            one.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_processes_that_share_a_file_have_it_once(tmp_path: Path) -> None:
    size = 40 << 20
    (tmp_path / "shared").write_bytes(bytes(size))
    holding = (
        "import mmap, os, sys; file = open(sys.argv[1]);"
        "content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ); sum(content[::4096]);"
        "os.fork(); sum(content[::4096]); print(1, flush=True); sys.stdin.read()"
    )
    command = (sys.executable, "-c", holding, str(tmp_path / "shared"))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        assert size < memory_alone(process.pid) < 2 * size
        process.communicate()
    assert memory_alone(process.pid) == 0


def test_writing_a_snapshot_is_measured_beside_indexing() -> None:
    collection = ROOT / "tests" / "webui" / "mihon"
    done = CliRunner().invoke(snapshot_writing.main, [str(collection), "--rounds", "1"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row.get("command") for row in rows[1:]] == ["index", "snapshot", "snapshot / index"]
    assert all(row["cpu"] > 0 and row["peak"] > 0 for row in rows[1:])


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        snapshot_writing.cost_of([sys.executable, "-c", "raise SystemExit(3)"])
