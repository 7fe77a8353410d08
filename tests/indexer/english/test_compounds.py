"""What compounds tell about their parts."""

from indexer.english.compounds import learned


def test_what_a_compound_means_besides_its_other_part() -> None:
    glosses = {
        "防災": ["disaster preparedness"],
        "対策": ["measures"],
        "訓練": ["training", "drill"],
        "防災対策": ["disaster prevention measures"],
        "防災訓練": ["disaster prevention drill"],
    }
    assert learned(glosses) == {"防災": ["disaster prevention"]}


def test_one_compound_is_no_witness() -> None:
    assert learned({"対策": ["measures"], "防災対策": ["disaster prevention measures"]}) == {}


def test_what_is_known_is_not_told_again() -> None:
    glosses = {
        "交通": ["traffic"],
        "事故": ["accident"],
        "安全": ["safety"],
        "交通事故": ["traffic accident"],
        "交通安全": ["traffic safety"],
    }
    assert learned(glosses) == {}
