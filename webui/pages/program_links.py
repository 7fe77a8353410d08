"""Where a program's values lead: the searches for its department, divisions and area."""

from typing import Any

from corpus import Program, beginnings
from indexer.query.query import Query
from webui.request.address import search_address


def program_links(program: Program) -> dict[str, Any]:
    """Return the addresses of the searches for each value that ``program`` has.

    ``by_field`` has one for a field, ``levels`` a name and an address for each level of its area,
    ``divisions`` the same for each division.
    """
    return {
        "by_field": {
            "department": search_address(Query(departments=(program.department,))),
            "area": search_address(Query(areas=(program.area,))),
            "new": search_address(Query(new_only=True)),
        },
        "levels": [
            (path.rpartition(" › ")[2], search_address(Query(areas=(path,))))
            for path in beginnings(program.area)
        ],
        "divisions": _divisions(program),
    }


def _divisions(program: Program) -> list[tuple[str, str]]:
    # Another department may have a division of the same name.
    of = (program.department,) if program.department else ()
    return [
        (name, search_address(Query(departments=of, divisions=(name,))))
        for name in program.divisions
    ]
