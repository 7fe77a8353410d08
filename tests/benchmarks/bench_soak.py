"""Clients that ask without a pause, each on a connection of its own, all in one thread."""

import asyncio
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_HEAD_LIMIT = 1 << 16


@dataclass(frozen=True, slots=True)
class Soaked:
    """``times`` of the answers in milliseconds; what went wrong, in words."""

    times: list[float]
    errors: list[str]


def soaked(port: int, targets: Sequence[str], clients: int, seconds: float) -> Soaked:
    """What ``clients`` met that ask for targets, drawn with a fixed seed, for so long."""
    return asyncio.run(_soak(port, targets, clients, seconds))


async def _soak(port: int, targets: Sequence[str], clients: int, seconds: float) -> Soaked:
    result = Soaked([], [])
    end = time.perf_counter() + seconds
    tasks = [_client(port, targets, random.Random(n), end, result) for n in range(clients)]
    await asyncio.gather(*tasks)
    return result


async def _client(
    port: int, targets: Sequence[str], drawn: random.Random, end: float, result: Soaked
) -> None:
    """Asks until the end; an error ends the connection and the next request opens another."""
    while time.perf_counter() < end:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=_HEAD_LIMIT)
            while time.perf_counter() < end:
                started = time.perf_counter()
                await _ask(reader, writer, drawn.choice(targets))
                result.times.append((time.perf_counter() - started) * 1000)
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError, RuntimeError) as error:
            result.errors.append(repr(error))
            await asyncio.sleep(0.1)


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, target: str) -> None:
    """Asks once and reads the answer. Raises RuntimeError for any status but 200."""
    writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    found = _LENGTH.search(head)
    if found is None or b" 200 " not in head[:20]:
        raise RuntimeError(f"{target}: {head[:100]!r}")
    await reader.readexactly(int(found[1]))
