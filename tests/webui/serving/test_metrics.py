"""What is counted for Prometheus."""

import errno
import os

import pytest

from tests.webui.test_layers import get, plain
from webui.serving.metrics import Metrics
from webui.serving.observed import Observed


def test_every_answer_is_counted_by_its_view() -> None:
    metrics = Metrics()
    get(Observed(plain, metrics, lambda environ: "some.view"))
    line = b'sesaku_answers_total{endpoint="some.view",status="200"} 1.0'
    assert line in metrics.text(1)


def test_an_answer_that_cannot_be_counted_is_given(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    metrics = Metrics()
    monkeypatch.setattr(metrics._answers, "labels", refuse)
    assert get(Observed(plain, metrics, lambda environ: "some.view")).status_code == 200
    assert "not counted: [Errno 24]" in caplog.text
