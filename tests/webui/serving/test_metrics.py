"""What is counted for Prometheus."""

from tests.webui.test_layers import get, plain
from webui.serving.metrics import Metrics
from webui.serving.observed import Observed


def test_every_answer_is_counted_by_its_view() -> None:
    metrics = Metrics()
    get(Observed(plain, metrics, lambda environ: "some.view"))
    line = b'sesaku_answers_total{endpoint="some.view",status="200"} 1.0'
    assert line in metrics.text(1)
