from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Settings, SiteTools, SourceFile

AS_OF = date(2026, 6, 30)
FILES = {
    "": {"main.html", "base.html", "blog-post.html", "redirect.html", "mkdocs_theme.yml"},
    "partials": {"nav.html"},
    ".icons/material": {"star.svg", "star-outline.svg"},
    ".icons/simple": {"star.txt"},
}


def test_an_icon_and_a_template_of_the_theme_are_found() -> None:
    assert found("icon: material/star\ntemplate: main.html") == []


@pytest.mark.parametrize("icon", ["star", "material/moon", "simple/star", "nothing/star", "material/star.svg"])
def test_an_icon_that_the_theme_does_not_have_is_a_finding_at_its_value(icon: str) -> None:
    (finding,) = found(f"title: A\nicon: {icon}")

    assert (finding.rule, finding.place.span.line, finding.place.field) == ("value-not-allowed", 3, "icon")
    assert finding.message == f"the theme has no icon `{icon}`"


def test_a_misspelt_name_is_told_with_the_one_that_is_meant() -> None:
    icon, template = found("icon: material/stra\ntemplate: mian.html")

    assert (icon.hint, icon.suggestion) == ("did you mean `material/star`?", "material/star")
    assert template.suggestion == "main.html"


@pytest.mark.parametrize("template", ["nope.html", "partials/nav.html", "blog-post.html", "redirect.html", "main"])
def test_only_a_whole_page_is_a_template(template: str) -> None:
    (finding,) = found(f"template: {template}")

    assert finding.message == f"the theme has no template `{template}`"


def test_nothing_is_said_where_the_theme_is_not_known() -> None:
    assert found("icon: nope", files=None) == []


def found(text: str, files: dict[str, set[str]] | None = FILES) -> list[Finding]:
    def names(folder: str) -> Collection[str] | None:
        return None if files is None else files.get(folder, ())

    page = SourceFile("page.md", f"---\n{text}\n---\n".encode())
    return list(compile_map([page], Settings(as_of=AS_OF), tools=SiteTools(theme=names)).findings)
