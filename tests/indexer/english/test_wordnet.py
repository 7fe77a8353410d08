"""Meanings near each other, of files of a few senses."""

from pathlib import Path

from indexer.english.wordnet import called, relations

_NOUNS = """\
  1 a licence
00000001 04 n 01 preschool 0 002 ~ 00000002 n 0000 ~ 00000003 n 0000 | before school
00000002 04 n 01 kindergarten 0 001 @ 00000001 n 0000 | for children of four to six
00000003 04 n 02 nursery_school 0 Nursery 0 001 @ 00000001 n 0000 | for small children
"""
_ADJECTIVES = """\
00000004 00 s 02 blind 0 unsighted(p) 0 001 & 00000005 a 0000 | unable to see
00000005 00 a 01 visually_impaired 0 001 & 00000004 s 0000 | hardly able to see
"""
_SENSES = """\
blind%5:00:00:: 00000004 1 3
kindergarten%1:14:00:: 00000002 1 2
nursery_school%1:14:00:: 00000003 1 1
preschool%1:14:00:: 00000001 1 0
"""


def test_what_nothing_is_called_by_a_known_word_is_called_by_another(tmp_path: Path) -> None:
    noun = "00000001 06 n 03 sailor 0 seafarer 0 old_salt 0 000 | who sails\n"
    (tmp_path / "data.noun").write_text(noun, encoding="ascii")
    uses = [f"{word}%1:18:00:: 00000001 1 1" for word in ("sailor", "seafarer", "old_salt")]
    (tmp_path / "index.sense").write_text("\n".join(uses), encoding="ascii")
    assert called(tmp_path, {"sailor"}) == {"sailor": {"seafarer": 1.0}}
    assert called(tmp_path, {"sailor", "seafarer"}) == {}


def test_words_of_one_sense_of_the_broader_one_and_beside_it(tmp_path: Path) -> None:
    for name, text in (("data.noun", _NOUNS), ("data.adj", _ADJECTIVES), ("index.sense", _SENSES)):
        (tmp_path / name).write_text(text, encoding="ascii")
    known = {"kindergarten", "preschool", "nurseri school", "blind", "unsighted", "impair visu"}
    found = relations(tmp_path, known)
    assert found["kindergarten"] == {"preschool": 0.6, "nurseri school": 0.4}
    assert found["blind"] == {"unsighted": 0.9, "impair visu": 0.5}
    assert "unsighted" not in relations(tmp_path, {"blind"}).get("blind", {})
