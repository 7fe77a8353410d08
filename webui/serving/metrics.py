"""Figures on how the site is used and how fast it answers, in Prometheus' text format."""

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
# Upper ends of the durations that are told apart, in seconds: most answers take about 1 ms.
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5)


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "sesaku_answers", "Answers given.", ["endpoint", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "sesaku_answer_seconds", "Time to answer.", buckets=BUCKETS, registry=self._registry
        )
        self._generation = Gauge(
            "sesaku_generation", "Generation that is served.", registry=self._registry
        )

    def note(self, endpoint: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._answers.labels(endpoint, str(status)).inc()
        self._seconds.observe(seconds)

    def text(self, generation: int) -> bytes:
        """Return all figures in the text format."""
        self._generation.set(generation)
        return generate_latest(self._registry)
