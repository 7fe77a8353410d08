"""A PDF as pages to be drawn, and what pdfminer says of a file that it cannot draw."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from corpus.pdf.drawing.device import Device, Interpreter
from corpus.pdf.limits import Limits, TooMuch
from corpus.pdf.page import Page


class Locked(Exception):
    """The PDF opens with a password only."""


class Damaged(Exception):
    """The PDF breaks the rules of its format; the message names what pdfminer found."""


class Drawing:
    """An opened PDF. Raises Locked and Damaged."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        manager = PDFResourceManager()
        self._device = Device(manager, limits)
        self._interpreter = Interpreter(manager, self._device)
        with _damage_named():
            self._pages = list(PDFPage.create_pages(PDFDocument(PDFParser(file))))
        if not self._pages:
            raise Damaged("（ページがありません）")

    def pages(self) -> list[PDFPage]:
        """Return the pages, not yet drawn."""
        return self._pages

    def drawn(self, number: int, page: PDFPage) -> Page:
        """Return what the page shows. Raises TooMuch beyond the limits, and Damaged."""
        self._device.page = Page(number, 0.0, 0.0)
        with _damage_named():
            self._interpreter.process_page(page)
        return self._device.page


@contextmanager
def _damage_named() -> Iterator[None]:
    """Raise Locked or Damaged for whatever pdfminer raises about the file."""
    try:
        yield
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Locked from error
    except (TooMuch, MemoryError, RecursionError):
        raise
    except Exception as error:
        # pdfminer reads a damaged file as if it were sound and fails anywhere, with anything.
        raise Damaged(f"（{type(error).__name__}）") from error
