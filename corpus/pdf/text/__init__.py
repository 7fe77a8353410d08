"""Text: the glyphs of cells as the text that their page shows.

In: glyphs of a cell or of a page. Out: its lines with their spaces (``lines``), and one text, where
a line that goes on with the next has no break (``wording``).

Not for: which glyphs belong to a cell.
"""
