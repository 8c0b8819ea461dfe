from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.configuration import SITE_FILES, SiteFile, read_site, site_file
from cxmap.adapters.options import ConfigurationError


def _site(folder: Path, text: str, name: str = "mkdocs.yml") -> SiteFile:
    (folder / name).write_text(text, encoding="utf-8")
    return read_site(folder / name)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("", {}),
        ("plugins: [search, cxmap]", {}),
        ("plugins:\n  - cxmap:", {}),
        ("plugins:\n  - cxmap: {as_of: '2026-11-15'}", {"as_of": "2026-11-15"}),
        ("plugins:\n  cxmap: {drafts: no}", {"drafts": False}),
        ("plugins:\n  cxmap: {drafts: !ENV [A_NAME, B_NAME, true]}", {"drafts": True}),
        ("- a list", {}),
    ],
)
def test_options_are_read_as_mkdocs_reads_them(tmp_path: Path, text: str, options: dict[str, object]) -> None:
    assert _site(tmp_path, text).options.said == options


def test_a_site_says_which_files_it_does_not_publish(tmp_path: Path) -> None:
    text = "exclude_docs: |\n  /old/\n  *.bak.md\ndraft_docs: plan.md\n"

    assert _site(tmp_path, text).unpublished == ("/old/", "*.bak.md", "plan.md")
    assert _site(tmp_path, "exclude_docs: [x]").unpublished == ()
    assert read_site(None).unpublished == ()


@pytest.mark.parametrize(
    ("text", "name", "folder"),
    [
        ("site_name: Map", None, None),
        ("theme: material", "material", None),
        ("theme: {name: material, custom_dir: own}", "material", "own"),
        ("theme: {name: !ENV [A_NAME, b], custom_dir: [own]}", "b", None),
        ("theme: [material]", None, None),
    ],
)
def test_the_theme_of_a_site_is_known(tmp_path: Path, text: str, name: str | None, folder: str | None) -> None:
    site = _site(tmp_path, text)

    assert (site.theme, site.theme_folder) == (name, folder and tmp_path / folder)


def test_variables_are_read_and_other_tags_are_not_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLDER_OF_DOCS", "pages")
    (tmp_path / "pages").mkdir()
    text = (
        "docs_dir: !ENV FOLDER_OF_DOCS\nmarkdown_extensions:\n"
        "  - emoji: {index: !!python/name:material.extensions.emoji.twemoji }\n"
        "  - snippets: {base_path: !relative $docs_dir}\n"
        f"hooks: !!python/object/apply:os.mkdir ['{tmp_path}/made']\n"
    )

    assert _site(tmp_path, text).content() == tmp_path / "pages"
    assert not (tmp_path / "made").exists()


def test_a_site_inherits_and_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/all.yml").write_text(
        "exclude_docs: old/\ntheme: material\nplugins:\n  cxmap: {channels: [kiosk], drafts: true}\n", "utf-8"
    )

    site = _site(tmp_path, "INHERIT: shared/all.yml\nplugins:\n  cxmap: {drafts: false}\n")

    assert site.options.said == {"channels": ["kiosk"], "drafts": False}
    assert (site.theme, site.unpublished) == ("material", ("old/",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [", "`mkdocs.yml` is not valid YAML (line 1)"),
        ("plugins:\n  - cxmap: [1]", "the options of `cxmap` in `mkdocs.yml` are no mapping"),
        ("[" * 5000, "`mkdocs.yml` is not valid YAML"),
        ("5", "`mkdocs.yml` is not valid YAML, or no configuration of a site"),
        ("a: 2026-02-30", "`mkdocs.yml` is not valid YAML, or no configuration of a site"),
        ("INHERIT: nowhere.yml", "`mkdocs.yml`: Inherited config file 'nowhere.yml' does not exist"),
        ("INHERIT: mkdocs.yml", "`mkdocs.yml`"),
        ("INHERIT: broken.yml", "`broken.yml` is not valid YAML (line 2)"),
        ("INHERIT: [a]", "`mkdocs.yml` is not valid YAML, or no configuration of a site"),
        ("!!python/object/apply:os.system [", "`mkdocs.yml` is not valid YAML"),
    ],
)
def test_site_that_cannot_be_read_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "broken.yml").write_text("a:\n b: [}\n", "utf-8")

    with pytest.raises(ConfigurationError) as problem:
        _site(tmp_path, text)

    assert str(problem.value).startswith(sentence)


def test_the_content_folder_is_the_one_that_is_asked_for_then_the_sites_then_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("content", "docs", "pages", "other", "site/docs"):
        (tmp_path / name).mkdir(parents=True)
    Path("site/mkdocs.yml").write_text("", "utf-8")

    assert read_site(None).content() == Path("content")
    assert _site(Path(), "site_name: A").content() == Path("docs")
    assert _site(Path(), "docs_dir: pages").content() == Path("pages")
    assert _site(Path(), "docs_dir: pages").content("other") == Path("other")
    assert read_site(Path("site/mkdocs.yml")).content() == Path("site/docs")


@pytest.mark.parametrize("docs_dir", ["[a]", "", "5", "{a: b}"])
def test_a_content_folder_that_is_no_text_needs_the_option(tmp_path: Path, docs_dir: str) -> None:
    site = _site(tmp_path, f"docs_dir: {docs_dir}", "properdocs.yml")

    assert site.content(str(tmp_path)) == tmp_path
    with pytest.raises(ConfigurationError, match=r"`docs_dir` in `properdocs.yml` is no plain text; name the folder"):
        site.content()


def test_the_first_file_that_a_host_would_find_is_the_sites(tmp_path: Path) -> None:
    found = []
    for name in reversed(SITE_FILES):
        (tmp_path / name).write_text("", "utf-8")
        found.append(site_file(folder=tmp_path))

    assert found == [tmp_path / name for name in reversed(SITE_FILES)]
    assert site_file(str(tmp_path / "mkdocs.yml")) == tmp_path / "mkdocs.yml"
    with pytest.raises(ConfigurationError, match=r"there is no configuration `nowhere.yml`; name the file with"):
        site_file("nowhere.yml")


def test_a_wrong_option_names_the_file_in_which_it_stands(tmp_path: Path) -> None:
    site = _site(tmp_path, "plugins:\n  - cxmap: {channels: fax}", "mkdocs.yaml")

    with pytest.raises(ConfigurationError, match=r"^`channels` of `cxmap` in `mkdocs.yaml` is no list of names$"):
        site.settings({})
    with pytest.raises(ConfigurationError, match=r"^--as-of is `x`, not a day as YYYY-MM-DD$"):
        site.settings({}, "x")


@pytest.mark.parametrize(
    ("text", "directory_urls"),
    [
        ("site_name: Small", True),
        ("use_directory_urls: true", True),
        ("use_directory_urls: false", False),
        ("use_directory_urls: perhaps", None),
        ("plugins: [search, cxmap, offline]", None),
        ("plugins:\n  - cxmap\n  - material/offline: {enabled: true}", None),
    ],
)
def test_a_site_says_whether_its_pages_are_folders(tmp_path: Path, text: str, *, directory_urls: bool | None) -> None:
    assert _site(tmp_path, text).directory_urls is directory_urls


def test_without_a_configuration_nobody_knows_whether_pages_are_folders() -> None:
    assert read_site(None).directory_urls is None
