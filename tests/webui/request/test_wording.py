"""The catalogues of words say the same things in every language."""

import re
from pathlib import Path
from string import Formatter

import pytest

import webui
from indexer.answer.explain import ALIKE
from indexer.matches.match import Channel
from webui.pages.reasons import reasons
from webui.request.wording import LANGUAGES, Wording, label_names, wording
from webui.service.word_catalogue import part_wording

TEMPLATES = Path(webui.__file__).parent / "templates"
JA, EN = (wording(language) for language in LANGUAGES)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_languages_have_the_same_words() -> None:
    assert JA.texts.keys() == EN.texts.keys()
    assert JA.labels.keys() == EN.labels.keys() == label_names()


@pytest.mark.parametrize("key", sorted(JA.texts))
def test_a_word_asks_for_the_same_values_in_every_language(key: str) -> None:
    labels = label_names()
    # English says "areas" where Japanese takes the label, so labels may differ; values may not.
    if key == "programs_are_japanese":
        assert not JA.texts[key]
        return
    assert fields(JA.texts[key]) - labels == fields(EN.texts[key]) - labels


def test_numbers_are_grouped_and_labels_filled_in() -> None:
    assert JA("overview_count", n=12345) == "12,345件の施策"
    own = wording("ja", (("program", "事業"),))
    assert own("overview_count", n=1) == "1件の事業"


def test_an_unknown_word_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        JA("no_such_word")
    with pytest.raises(KeyError):
        JA("count")


def test_every_word_that_a_template_names_is_in_the_catalogue_and_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.parent.rglob("*.py"))
    named = set(re.findall(r"""\bt\(["'](\w+)["'][),]""", text))
    assert named <= JA.texts.keys()
    # Their keys are put together: t("error_" + kind).
    families = ("error_", "sort_", "because_", "range_", "state_")
    used = named | set(re.findall(r"""["'](\w+)["']""", code))
    unused = {k for k in JA.texts if k not in used and not k.startswith(families)}
    assert unused == set()


@pytest.mark.parametrize("part", ["api", "embed"])
def test_the_words_of_a_part_are_the_same_in_every_language(part: str) -> None:
    japanese, english = (part_wording(part, language, ()).texts for language in LANGUAGES)
    assert japanese.keys() == english.keys()
    labels = label_names()
    for key, text in japanese.items():
        assert fields(text) - labels == fields(english[key]) - labels, key


def test_every_word_of_embedding_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("embed/*.html"))
    families = ("open_", "theme_")  # their keys are put together: e(prefix + choice)
    words = {k for k in part_wording("embed", "ja", ()).texts if not k.startswith(families)}
    assert words == set(re.findall(r"""\be\(["'](\w+)["'][),]""", text))


def test_every_label_of_the_engine_is_said_in_english() -> None:
    labels = [f"{channel.value}: 語" for channel in Channel if channel is not Channel.WORD]
    for reason in reasons([*labels, ALIKE], EN):
        assert reason.label.isascii()
        assert reason.label


def test_a_label_at_the_beginning_of_a_line() -> None:
    assert wording("en").heading("department") == "Department"
    # A collection's own label stays as it is written.
    assert wording("ja", (("department", "eスポーツ室"),)).heading("department") == "eスポーツ室"


def test_a_text_with_and_without_values_has_the_labels() -> None:
    own = Wording("ja", {"bare": "{area}の{{一覧}}", "counted": "{area} {n}"}, {"area": "分野"})
    assert [own("bare"), own("bare"), own("counted", n=1234)] == ["分野の{一覧}"] * 2 + [
        "分野 1,234"
    ]
    with pytest.raises(KeyError):
        own("missing")
