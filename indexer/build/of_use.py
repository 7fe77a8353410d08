"""What of a collection goes into its index: all but columns that no site has a use for."""

from dataclasses import replace

from corpus import Loaded, Mapped, Program


def of_use(loaded: Loaded) -> Loaded:
    """Return the collection without the columns that are neither shown, searched nor sorted by.

    What the staff keep for themselves is in no file that anybody serves; `sesaku export` has it.
    """
    unused = {one.heading for one in loaded.collection.columns if not one.is_of_use}
    if not unused:
        return loaded

    def used(program: Program) -> Program:
        kept = tuple(cell for cell in program.extra if cell[0] not in unused)
        return replace(program, extra=kept)

    columns = tuple(one for one in loaded.collection.columns if one.heading not in unused)
    return replace(
        loaded,
        collection=replace(loaded.collection, columns=columns),
        programs=Mapped(used, loaded.programs),
    )
