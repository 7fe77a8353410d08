"""The glyphs of cells to text: lines, their spaces, and where a line goes on with the next."""
