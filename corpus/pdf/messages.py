"""Pages' contents as lines of JSON, from the process that reads a PDF to the one that asked."""

import json
from dataclasses import astuple
from typing import Any

from corpus.pdf.content import Content, Left
from corpus.pdf.page import Box, Cell, Line, Table


def encoded(content: Content) -> str:
    """Return the content of a page as one line."""
    return json.dumps(
        {
            "number": content.number,
            "tables": [_table(table) for table in content.tables],
            "texts": [astuple(line) for line in content.texts],
            "left": [astuple(left) for left in content.left],
            "counts": [
                content.glyphs,
                content.outside,
                content.hidden,
                content.unknown,
                content.slanted,
                content.image_share,
                content.mended,
            ],
        },
        ensure_ascii=True,
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "page": table.page,
        "xs": table.xs,
        "ys": table.ys,
        "cells": [
            [c.top, c.left, c.bottom, c.right, astuple(c.box), [astuple(line) for line in c.lines]]
            for c in table.cells
        ],
    }


def decoded(message: dict[str, Any]) -> Content:
    """Return the content that was encoded. Raises KeyError and TypeError for another message."""
    return Content(
        message["number"],
        [
            Table(
                table["page"],
                table["xs"],
                table["ys"],
                [
                    Cell(a, b, c, d, Box(*box), [], [Line(*line) for line in lines])
                    for a, b, c, d, box, lines in table["cells"]
                ],
            )
            for table in message["tables"]
        ],
        [Line(*line) for line in message["texts"]],
        [Left(*left) for left in message["left"]],
        *message["counts"],
    )
