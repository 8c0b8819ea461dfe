from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxmap.adapters.options import ConfigurationError, content_folder, read_site, settings_from


def _site(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "docs_dir", "options"),
    [
        ("", None, None),
        ("docs_dir: docs", "docs", None),
        ("plugins: [search, cxmap]", None, None),
        ("plugins:\n  - cxmap:", None, {}),
        ("plugins:\n  - cxmap: {as_of: 2026-11-15}", None, {"as_of": "2026-11-15"}),
        ("plugins:\n  cxmap: {drafts: no}", None, {"drafts": "no"}),
        ("- a list", None, None),
    ],
)
def test_site_is_read_as_plain_text(
    tmp_path: Path, text: str, docs_dir: str | None, options: dict[str, str] | None
) -> None:
    site = read_site(_site(tmp_path, text))

    assert (site.docs_dir, site.options) == (docs_dir, options)


def test_tags_are_not_obeyed(tmp_path: Path) -> None:
    text = (
        "docs_dir: docs\nsite_url: !ENV [CI_URL, x]\nmarkdown_extensions:\n"
        "  - emoji: {index: !!python/name:material.extensions.emoji.twemoji }\n"
        "hooks: !!python/object/apply:os.system ['false']\n"
    )

    assert read_site(_site(tmp_path, text)).docs_dir == "docs"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [", "`mkdocs.yml` is not valid YAML (line 1)"),
        ("docs_dir: !ENV [A, b]", "`docs_dir` in `mkdocs.yml` is no plain text"),
        ("plugins:\n  - cxmap: [1]", "the options of `cxmap` in `mkdocs.yml` are no mapping"),
        ("[" * 5000, "`mkdocs.yml` is not valid YAML"),
    ],
)
def test_site_that_cannot_be_read_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        read_site(_site(tmp_path, text))


def test_content_folder_is_the_option_then_the_site_then_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("content", "docs", "other"):
        (tmp_path / name).mkdir()
    plain, named = read_site(tmp_path), read_site(_site(tmp_path, "docs_dir: docs"))

    assert content_folder(None, plain) == Path("content")
    assert content_folder(None, named) == Path("docs")
    assert content_folder("other", named) == Path("other")


@pytest.mark.parametrize(
    ("option", "configured", "epoch", "day"),
    [
        ("2026-01-02", "2026-03-04", "0", date(2026, 1, 2)),
        (None, "2026-03-04", "0", date(2026, 3, 4)),
        (None, None, "1782864000", date(2026, 7, 1)),
        (None, None, "1782863999", date(2026, 6, 30)),
        (None, None, "", date.today()),
        (None, None, None, date.today()),
    ],
)
def test_day_is_the_option_then_the_site_then_the_epoch_then_today(
    option: str | None, configured: str | None, epoch: str | None, day: date
) -> None:
    environment = {} if epoch is None else {"SOURCE_DATE_EPOCH": epoch}
    options = {} if configured is None else {"as_of": configured}

    assert settings_from(options, option, environment).as_of == day


@pytest.mark.parametrize(
    ("options", "environment", "sentence"),
    [
        ({"as_of": "today"}, {}, "`as_of` in `mkdocs.yml` is `today`, not a day"),
        ({"channels": "drone"}, {}, "`channels` of `cxmap` in `mkdocs.yml` is no list of names"),
        ({"channels": ["a", ["b"]]}, {}, "is no list of names"),
        ({"drafts": "perhaps"}, {}, "`drafts` of `cxmap` in `mkdocs.yml` is neither `true` nor `false`"),
        ({"rules": ["broken-link"]}, {}, "is no mapping of rules to severities"),
        ({"rules": {"broken-link": "loud"}}, {}, "`rules: broken-link` of `cxmap`"),
        ({}, {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is `soon`"),
        ({}, {"SOURCE_DATE_EPOCH": "9" * 20}, "SOURCE_DATE_EPOCH is"),
    ],
)
def test_bad_option_is_a_sentence(options: dict[str, object], environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        settings_from(options, None, environment)


def test_options_become_settings() -> None:
    options = {
        "channels": ["drone"],
        "drafts": "true",
        "rules": {"broken-link": "warning", "bad-id": False, "x": "off"},
    }

    settings = settings_from(options, "2026-06-30", {})

    assert settings.channels == ("drone",)
    assert settings.drafts is True
    assert settings.severities == {"broken-link": "warning", "bad-id": "off", "x": "off"}
