"""collection.toml: what is left out has a default, what is wrong is named."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection import Collection, read_settings
from corpus.errors import CorpusError, Problem


def _read(directory: Path, text: str | bytes) -> tuple[Collection, tuple[Problem, ...]]:
    content = text.encode() if isinstance(text, str) else text
    (directory / "collection.toml").write_bytes(content)
    return _settings(directory)


def _settings(directory: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """The collection and warnings. Raises CorpusError for errors, which tests look for."""
    collection, problems = read_settings(directory)
    if any(problem.severity == "error" for problem in problems):
        raise CorpusError(problems)
    return collection, problems


def test_everything_is_optional(tmp_path: Path) -> None:
    expected = Collection(tmp_path, tmp_path.name)
    assert _settings(tmp_path) == (expected, ())
    assert _read(tmp_path, "") == (expected, ())
    assert _read(tmp_path, 'title = "  "') == (expected, ())


def test_all_settings(tmp_path: Path) -> None:
    text = """
    title = "計画"
    publisher = "市"
    source = "資料"
    license = "出典"
    fiscal_year = 2021
    description = "説明"
    departments = ["甲部", "乙部"]
    common_synonyms = false
    embed_origins = ["https://www.example.jp", "https://*.example.org", "http://localhost:8000"]
    [[areas]]
    name = "一"
    description = "一の説明"
    [[areas]]
    name = "二"
    [colours]
    accent = "#00f"
    links = [{ text = "市", url = "https://example.jp" }]
    """
    collection, warnings = _read(tmp_path, text)
    assert warnings == ()
    assert collection == Collection(
        directory=tmp_path,
        title="計画",
        publisher="市",
        source="資料",
        license="出典",
        fiscal_year=2021,
        description="説明",
        areas=("一", "二"),
        area_descriptions={"一": "一の説明"},
        departments=("甲部", "乙部"),
        common_synonyms=False,
        embed_origins=("https://www.example.jp", "https://*.example.org", "http://localhost:8000"),
        site={
            "colours": {
                "accent": "#00f",
                "links": [{"text": "市", "url": "https://example.jp"}],
            }
        },
    )


def test_areas_as_plain_names_and_a_bom(tmp_path: Path) -> None:
    collection, _ = _read(tmp_path, '\ufeffareas = ["一", "二"]')
    assert collection.areas == ("一", "二")


@pytest.mark.parametrize(
    ("text", "column", "row"),
    [
        ("title = 3", "title", None),
        ('fiscal_year = "2020"', "fiscal_year", None),
        ("fiscal_year = true", "fiscal_year", None),
        ("fiscal_year = 20", "fiscal_year", None),
        ('areas = "一"', "areas", None),
        ('areas = ["一", "一"]', "areas", None),
        ('areas = ["一", {name = "二"}]', "areas", None),
        ("[[areas]]\nname = 3", "areas", None),
        ("[areas]\na = 1", "areas", None),
        ("departments = [1]", "departments", None),
        ('common_synonyms = "no"', "common_synonyms", None),
        ('embed_origins = ["https://example.jp/path"]', "embed_origins", None),
        ('embed_origins = ["*; script-src *"]', "embed_origins", None),
        ('embed_origins = ["https://*"]', "embed_origins", None),
        ('embed_origins = ["https://www.*.jp"]', "embed_origins", None),
        ("[site]\nday = 2020-01-01", "site", None),
        ("[site]\nx = inf", "site", None),
        ('title = "a"\ntitle = \n', None, 2),
        ("title = " + "[" * 5000, None, None),
        (b'title = "\x8e\x9a"', None, 1),
        (b'ok = 1\ntitle = "\x8e\x9a"', None, 2),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str | bytes, column: str, row: int | None) -> None:
    with pytest.raises(CorpusError) as caught:
        _read(tmp_path, text)
    problem = next(p for p in caught.value.problems if p.severity == "error")
    assert (problem.file, problem.column, problem.row) == ("collection.toml", column, row)


def test_all_wrong_settings_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        _read(tmp_path, "title = 1\nsource = 2\nfiscal_year = 'x'\ntypo = 3")
    assert [(p.column, p.severity) for p in caught.value.problems] == [
        ("title", "error"),
        ("source", "error"),
        ("fiscal_year", "error"),
        ("typo", "warning"),
    ]


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_content_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    directory = tmp_path_factory.mktemp("collection")
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    with contextlib.suppress(CorpusError):
        assert _read(directory, data)[0].title


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fiscal_year = " + "9" * 5000, "数として読めません"),
        ("fiscal_year = " + "9" * 50, "数が大きすぎます"),
        (".".join(["a"] * 20_000) + " = 1", "深すぎます"),
        ("a." * 500_000 + "b = 1", "深すぎます"),
        ("x = 1\n[" + " . ".join(['"a b"', "c", "'d'"] * 6) + "]", "深すぎます"),
        ("site = " + "[" * 100_000 + "]" * 100_000, "深すぎます"),
        ("[site]\nx = " + "[" * 20 + "]" * 20, "深すぎます"),
        ('title = "' + "あ" * 20_000 + '"', "長すぎます"),
        ('"' + "あ" * 20_000 + '" = 1', "長すぎます"),
        ('title = "' + "a" * 2_000_000 + '"', "ファイルが大きすぎます"),
    ],
)
def test_what_is_larger_than_any_setting_is_one_problem(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "collection.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=says) as raised:
        _settings(tmp_path)
    assert len(str(raised.value)) < 1000
