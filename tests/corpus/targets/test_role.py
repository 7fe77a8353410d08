"""Which value is what is now and which is aimed at."""

import pytest

from corpus.targets.reading import read_figures


def _roles(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.label, f"{one.value.normalize():f}", "・".join(one.comparison))
        for one in read_figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("聴取可能世帯率 97％（現状94.1％）", ["目標", "現状"]),
        ("聴取可能世帯率 97％（現状値：94.1％）", ["目標", "現状"]),
        ("組織率 82％ → 90％", ["現状", "目標"]),
        ("組織率　82％⇒90％", ["現状", "目標"]),
        ("利用者数 目標値 1,200人、実績値 1,100人", ["目標", "実績"]),
        ("利用者数（目標）500人（実績）480人", ["目標", "実績"]),
        ("出前講座の開催回数　36回（目標30回）", ["実績", "目標"]),
        ("参加者数 36人（計画：30人）", ["実績", "計画"]),
        ("来館者数 目標 30人（実績 36人）", ["目標", "実績"]),
        # The other one is of another year, or of a part.
        ("参加者数 36人（前年度30人）", [""]),
        ("参加者数 36人（うち学生30人）", ["", ""]),
        ("参加者数 36人（当初30人）", ["", "当初"]),
        ("参加者数 36人、満足度 80％（目標90％）", ["", "実績", "目標"]),
        # Told apart by their dates, or more than a start and an end.
        ("整備率 45％（R5）→ 60％（R10）", ["", ""]),
        ("組織率 82％ → 85％ → 90％", ["", "", ""]),
        ("組織率 82％、充足率 90％", ["", ""]),
        ("目標達成率 90％", [""]),
    ],
)
def test_what_is_now_and_what_is_aimed_at(text: str, roles: list[str]) -> None:
    assert [role for _, _, role in _roles(text)] == roles


def test_a_role_comes_behind_the_other_words() -> None:
    assert _roles("待機児童数 30人以上（現状 12人以上）") == [
        ("待機児童数", "30", "以上・目標"),
        ("待機児童数", "12", "以上・現状"),
    ]
