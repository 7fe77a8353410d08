"""The columns of facets, against the programs themselves."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from corpus.columns import Column, Label
from indexer.index.facet_columns import facet_columns
from tests.indexer.plain_reading import called

DEPARTMENTS = ("総務部", "農林水産部")
AREAS = ("一", "二")
PROGRAMS = st.lists(
    st.builds(
        Program,
        id=st.just("p"),
        number=st.none(),
        name=st.just("防災"),
        area=st.sampled_from((*AREAS, "三")),
        department=st.sampled_from((*DEPARTMENTS, "", "知らない部")),
        divisions=st.lists(st.sampled_from(("甲課", "乙課")), max_size=3).map(tuple),
        is_new=st.booleans(),
    ),
    max_size=8,
)


@given(programs=PROGRAMS)
def test_every_program_has_its_values(programs: list[Program]) -> None:
    columns = facet_columns(programs, DEPARTMENTS, AREAS)
    for doc, program in enumerate(programs):
        named = (*DEPARTMENTS, "")[columns.department[doc]]
        assert named == (program.department if program.department in DEPARTMENTS else "")
        assert (*AREAS, "")[columns.area[doc]] == (program.area if program.area in AREAS else "")
        own = columns.division[slice(*columns.division_bounds[doc : doc + 2])].tolist()
        divisions = columns.values["division"]
        assert [divisions[n] for n in own] == [
            called(name, program.department, programs) for name in dict.fromkeys(program.divisions)
        ]
        assert columns.new[doc] == program.is_new


@given(programs=PROGRAMS)
def test_programs_of_one_kind_are_alike(programs: list[Program]) -> None:
    columns = facet_columns(programs, DEPARTMENTS, AREAS)
    kinds = [(one.department, one.area, one.is_new, one.divisions) for one in programs]
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
    assert columns.kind.tolist() == [numbers[kind] for kind in kinds]
    assert columns.examples().tolist() == [kinds.index(kind) for kind in numbers]


def test_none_is_a_value_only_of_a_column_that_has_some() -> None:
    headings = {"所得制限": ("あり", "なし"), "区分": ("新規", "なし"), "対象": ("個人", "―")}
    columns = [Column(heading, "facet", Label(heading, "")) for heading in headings]
    programs = [
        Program(f"p{n}", "", None, "防災", extra=tuple((h, v[n]) for h, v in headings.items()))
        for n in range(2)
    ]
    found = facet_columns(programs, (), (), columns)
    own = {heading: found.values[heading] for heading in headings}
    assert own == {"所得制限": ("あり", "なし"), "区分": ("新規",), "対象": ("個人",)}
