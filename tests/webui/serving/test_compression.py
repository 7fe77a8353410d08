"""Answers are compressed for those who read gzip."""

from tests.webui.test_layers import TEXT, get, plain
from webui.serving.compression import Compressed


def test_text_is_compressed_for_those_who_read_gzip() -> None:
    packed = get(Compressed(plain), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(TEXT)
    assert "Content-Encoding" not in get(Compressed(plain)).headers
