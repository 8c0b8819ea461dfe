"""What other plugins see of a map and do to its files; hooks stand for plugins, which have the same doors."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from tests.host_cases import host_case
from tests.sites import SMALL, SmallSite, headings, small_site

HUSHED = "cuckoo"
ADDED = f"---\\nstatement: Rolls by the {HUSHED}.\\nmade_by: depot\\n---\\n\\nBaked while you wait.\\n"
HEAD = """
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
"""
OVERVIEW = "---\ntitle: All promises\nview: promises\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def _hook(site: SmallSite, code: str, **settings: Any) -> None:
    """Lets the site be built with a hook of its own."""
    head = (
        "from pathlib import Path\nfrom mkdocs.plugins import event_priority\nfrom mkdocs.structure.files import File\n"
    )
    (site.folder / "hook.py").write_text(head + dedent(code), encoding="utf-8")
    site.configure(hooks=["hook.py"], **settings)


def _all_text(site: SmallSite) -> str:
    """The names and texts of all files but the theme's scripts."""
    files = {
        path: content
        for path, content in site.files().items()
        if not path.startswith(("assets/javascripts/", "assets/stylesheets/"))
    }
    return "\n".join([*files, *(content.decode("utf-8", "replace") for content in files.values())])


def test_what_a_plugin_adds_is_part_of_the_map(site: SmallSite) -> None:
    site.write({"promises/index.md": OVERVIEW, "index.md": "# Home\n\n[Rolls](promises/rolls.md), [more](made.md)\n"})
    _hook(
        site,
        f"""
        def on_files(files, config):
            files.append(File.generated(config, "promises/rolls.md", content="{ADDED}"))
            files.append(File.generated(config, "made.md", content="# Made\\n\\n[Rolls](promises/rolls.md)\\n"))
        """,
    )

    site.build(strict=True)

    assert f"Rolls by the {HUSHED}." in site.article("promises")
    assert f"Rolls by the {HUSHED}." in site.article("departments/depot")
    assert f"Rolls by the {HUSHED}." in site.files()["assets/cxmap/promises.csv"].decode()
    article = site.article("promises/rolls")
    assert "statement:" not in article
    assert article.index(f"Rolls by the {HUSHED}.") < article.index("Baked while you wait.")
    assert 'href="../promises/rolls/"' in site.article("made")


@pytest.mark.parametrize("priority", [100, 0, -100])
def test_what_is_wrong_with_an_added_file_stops_the_build(
    site: SmallSite, caplog: pytest.LogCaptureFixture, priority: int
) -> None:
    _hook(
        site,
        f"""
        @event_priority({priority})
        def on_files(files, config):
            files.append(File.generated(config, "promises/rolls.md", content="{ADDED.replace("depot", "deopt")}"))
        """,
    )

    with pytest.raises(Abort, match="The map has 1 error; nothing was built or deleted"):
        site.build()

    assert "content/promises/rolls.md:3:10: there is no department `deopt`" in caplog.text
    assert not site.published.exists()


def test_an_added_file_may_lie_anywhere_and_take_another_ones_place(site: SmallSite) -> None:
    elsewhere = site.folder / "elsewhere"
    (elsewhere / "promises").mkdir(parents=True)
    text = SMALL["promises/next-day.md"].replace("The day we say", f"The {HUSHED} says")
    (elsewhere / "promises/next-day.md").write_text(dedent(text).lstrip(), encoding="utf-8")
    _hook(
        site,
        """
        def on_files(files, config):
            elsewhere = str(Path(config.config_file_path).parent / "elsewhere")
            files.remove(files.get_file_from_path("promises/next-day.md"))
            files.append(File("promises/next-day.md", elsewhere, config.site_dir, config.use_directory_urls))
            page = files.get_file_from_path("touchpoints/doorstep.md")
            page.content_string = page.content_string.replace("At the door", "Where the bell is")
        """,
    )

    site.build(strict=True)

    assert f"The {HUSHED} says" in site.article("promises/next-day")
    assert "The day we say" not in _all_text(site)
    assert "Where the bell is" in site.article("promises/next-day")
    assert "At the door" not in _all_text(site)


def test_figures_that_a_plugin_adds_are_judged(site: SmallSite) -> None:
    site.write(
        {
            "capabilities/van.md": "---\ntitle: Van\nowner: depot\n"
            "delivers: [{metric: on-time, measurements: figures.csv}]\n---\n",
            "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\n---\n",
        }
    )
    _hook(
        site,
        """
        def on_files(files, config):
            table = "period,value\\n2026-10,97.25\\n"
            files.append(File.generated(config, "capabilities/figures.csv", content=table))
        """,
    )

    site.build(strict=True)

    assert "97.25" in site.article("metrics/on-time")


def test_what_a_plugin_takes_out_leaves_no_trace_and_is_not_judged(site: SmallSite) -> None:
    site.write(
        {
            f"promises/{HUSHED}.md": f"---\nstatement: The {HUSHED} calls.\nmade_by: nobody-at-all\n---\n",
            "promises/index.md": OVERVIEW,
            f"notes/{HUSHED}.md": f"# The {HUSHED}\n\n[Nowhere](nowhere.md)\n",
        }
    )
    _hook(
        site,
        f"""
        @event_priority(-100)
        def on_files(files, config):
            for file in [file for file in files if "{HUSHED}" in file.src_uri]:
                files.remove(file)
        """,
    )

    site.build(strict=True)

    assert HUSHED not in _all_text(site)


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_what_the_site_leaves_out_leaves_no_trace_and_is_not_judged(site: SmallSite, setting: str) -> None:
    site.write(
        {
            f"promises/{HUSHED}.md": f"---\nstatement: The {HUSHED} calls.\nmade_by: depot\n---\n",
            f"promises/{HUSHED}.template.md": "---\nstatement: <what we say>\nmade_by: <who>\n---\n",
            f"vendor/{HUSHED}/README.md": "# Of others\n\n[Nowhere](nowhere.md)\n",
            "promises/index.md": OVERVIEW,
            "templates/page.md": f"[{HUSHED}](nowhere.md)\n",
        }
    )
    site.configure(None, **{setting: f"promises/{HUSHED}.md\n*.template.md\nvendor/\n"})

    site.build(strict=True)

    assert HUSHED not in _all_text(site)


def test_a_page_beside_an_index_is_not_judged_as_nobody_sees_it(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    site.write({"guide/index.md": "# Guide\n", "guide/README.md": f"# {HUSHED}\n\n[Nowhere](nowhere.md)\n"})

    site.build()

    assert HUSHED not in _all_text(site)
    assert "nowhere.md" not in caplog.text


def test_other_plugins_see_where_a_file_lies(site: SmallSite) -> None:
    _hook(
        site,
        """
        seen = []

        def on_page_markdown(markdown, page, config, files):
            place = Path(page.file.abs_src_path)
            seen.append(place.relative_to(config.docs_dir).as_posix() if place.is_file() else "")

        def on_post_build(config):
            Path(config.site_dir, "seen.txt").write_text("\\n".join(sorted(seen)))
        """,
    )

    site.build(strict=True)

    assert site.files()["seen.txt"].decode().split("\n") == sorted(SMALL)


@pytest.mark.parametrize("priority", [100, 0, -100])
def test_other_plugins_see_finished_pages_and_may_change_them(site: SmallSite, priority: int) -> None:
    site.write({"promises/index.md": OVERVIEW})
    _hook(
        site,
        f"""
        joined = []

        @event_priority({priority})
        def on_page_content(html, page, config, files):
            joined.append(html)
            return html.replace("<table", "<table data-seen")

        def on_post_build(config):
            Path(config.site_dir, "joined.html").write_text("\\n".join(joined))
        """,
    )

    site.build(strict=True)

    files = site.files()
    pages = [content.decode() for path, content in files.items() if path.endswith("/index.html")]
    joined = files["joined.html"].decode()
    assert sum(page.count("<table") for page in pages) > 1
    assert joined.count("<table") == sum(page.count("<table data-seen") for page in pages)
    assert joined.count("<svg") == sum(site.article(path).count("<svg") for path in _folders(files))
    assert "data-cxmap=" not in joined
    assert "<table " not in "".join(pages).replace("<table data-seen", "")
    assert "<!--" not in site.article("promises")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (OVERVIEW, "<h1 data-search-exclude>All promises</h1>"),
        ("---\ntitle: Kept & <b>late</b>\nview: promises\n---\n\nWords.\n", "Kept &amp; &lt;b&gt;late&lt;/b&gt;</h1>"),
        ("---\ntitle: Board\n---\n\n```cxmap\nview: promises\n```\n", "<h1 data-search-exclude>Board</h1>"),
        (f"{OVERVIEW}\n# Ours\n", '<h1 id="ours">Ours'),
        ("# <em>Ours</em>\n\n```cxmap\nview: promises\n```\n", '<h1 id="ours"><em>Ours'),
    ],
)
def test_other_plugins_see_the_title_of_a_page_that_we_add_to(site: SmallSite, text: str, heading: str) -> None:
    site.write({"promises/index.md": text})
    _hook(
        site,
        """
        def on_page_content(html, page, config, files):
            if page.file.src_uri == "promises/index.md":
                assert html.count("<h1") == 1
                page.seen = html

        def on_post_page(output, page, config):
            return getattr(page, "seen", output)
        """,
    )

    site.build(strict=True)

    assert site.page("promises").index(heading) < site.page("promises").index("<table")


def test_a_page_of_an_author_alone_is_as_it_was_written(site: SmallSite) -> None:
    site.write({"words.md": "## Part\n"})
    _hook(
        site, "def on_page_content(html, page, config, files):\n    assert page.title != 'Words' or '<h1' not in html\n"
    )

    site.build(strict=True)

    assert headings(site.article("words")) == ["Words", "Part"]


def test_search_reads_words_alone_whatever_other_plugins_do_to_a_page(site: SmallSite) -> None:
    plain = {}
    for change in ("html", "html.replace('<table', '<table data-seen')"):
        _hook(site, f"def on_page_content(html, page, config, files):\n    return {change}\n")
        site.build(strict=True)
        plain[change] = site.files()["search/search_index.json"]

    first, second = plain.values()
    assert first == second
    assert "<table" not in json.dumps(json.loads(first))


@pytest.mark.parametrize("name", ["excluded-promise", "excluded-template", "excluded-folder-of-others"])
def test_a_site_of_others_is_made_of_what_it_publishes(
    tmp_path: Path, shared: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    site = host_case(shared, name, tmp_path)

    site.build(strict=True)

    said = _all_text(site)
    assert not [word for word in ("HUSHWORD", "next-year", "what we say", "node_modules/tool") if word in said]


def _folders(files: dict[str, bytes]) -> list[str]:
    return [path.removesuffix("/index.html") for path in files if path.endswith("/index.html")]
