"""Figures on how the site is used and how fast it answers, in Prometheus' text format.

Processes of one site count together where PROMETHEUS_MULTIPROC_DIR names a directory that they
share, as prometheus_client documents; it has to be set before the first ``Metrics`` is made. What a
process counted that ended still counts.
"""

import logging
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prometheus_client import Counter

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
# Upper ends of the durations that are told apart, in seconds: most answers take about 1 ms.
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5)
log = logging.getLogger("sesaku.web")

GENERATION = """# HELP sesaku_generation Generation that is served.
# TYPE sesaku_generation gauge
sesaku_generation {generation}.0
"""


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self) -> None:
        # Looks at DIRECTORY as soon as it is imported.
        from prometheus_client import CollectorRegistry, Counter, Histogram

        self._registry = CollectorRegistry()
        self._answers = Counter(
            "sesaku_answers", "Answers given.", ["endpoint", "status"], registry=self._registry
        )
        self._counts: dict[tuple[str, int], Counter] = {}
        self._seconds = Histogram(
            "sesaku_answer_seconds", "Time to answer.", buckets=BUCKETS, registry=self._registry
        )

    def note(self, endpoint: str, status: int, seconds: float) -> None:
        """Count one answer, unless the system refuses the file that a new count needs: the answer
        is worth more than its count.
        """
        try:
            self._count(endpoint, status).inc()
            self._seconds.observe(seconds)
        except (OSError, MemoryError) as error:
            log.error("An answer was not counted: %s", error)

    def _count(self, endpoint: str, status: int) -> "Counter":
        """Return the count of a view's answers; ``labels`` looks for it behind a lock."""
        known = self._counts.get((endpoint, status))
        if known is None:
            known = self._counts[endpoint, status] = self._answers.labels(endpoint, str(status))
        return known

    def text(self, generation: int) -> bytes:
        """Return all figures in the text format, those of all processes together."""
        from prometheus_client import CollectorRegistry
        from prometheus_client.exposition import generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self._registry
        if DIRECTORY in os.environ:
            registry = CollectorRegistry()
            collect: Any = MultiProcessCollector  # which has no types
            collect(registry)
        return generate_latest(registry) + GENERATION.format(generation=generation).encode()
