"""Load by wrk, a client in C that keeps so many connections busy."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Asks for the lines of a file, one after the other, from a line on.
_SCRIPT = """
local targets, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do targets[#targets + 1] = line end
  at = tonumber(args[2])
end
function request()
  at = at + 1
  return wrk.format("GET", targets[at % #targets + 1])
end
"""
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Loaded:
    """Answers a second, milliseconds of the median and of the slowest in a hundred, failures."""

    rate: float
    median: float
    p99: float
    requests: int
    failures: int


def is_installed() -> bool:
    """Whether there is a wrk to ask with."""
    return shutil.which("wrk") is not None


def loaded(
    port: int, targets: Sequence[str], clients: int, seconds: float, start: int = 0
) -> Loaded:
    """What so many connections met that asked for ``targets``, from the one at ``start`` on."""
    with tempfile.TemporaryDirectory() as scratch:
        script, lines = Path(scratch) / "ask.lua", Path(scratch) / "targets"
        script.write_text(_SCRIPT)
        lines.write_text("\n".join(targets))
        load = ("-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", "--timeout", "10s")
        command = ("wrk", *load, "--latency", "-s", str(script), f"http://127.0.0.1:{port}")
        done = subprocess.run(
            (*command, "--", str(lines), str(start)), capture_output=True, text=True, check=True
        )
    return read(done.stdout)


def read(said: str) -> Loaded:
    """The figures in what wrk says."""
    found = dict(re.findall(r"(50|99)%\s+([\d.]+[a-z]+)", said))
    refused = re.findall(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.findall(r"Socket errors: (.*)", said)
    failures = sum(map(int, refused)) + sum(map(int, re.findall(r"\d+", "".join(broken))))
    return Loaded(
        _number(r"Requests/sec:\s+([\d.]+)", said),
        _milliseconds(found["50"]),
        _milliseconds(found["99"]),
        int(_number(r"(\d+) requests in", said)),
        failures,
    )


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    if found is None:
        raise RuntimeError(f"wrk said {said!r}")
    return float(found[1])


def _milliseconds(text: str) -> float:
    number = text.rstrip("smu")
    return float(number) * _UNITS[text[len(number) :]]
