from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from cxmap.adapters.html.policy import POLICY_FILE
from tests.sites import SmallSite, small_site


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def test_every_page_of_a_build_says_what_it_may_run(site: SmallSite) -> None:
    site.build()

    pages = {path: page.decode() for path, page in site.files().items() if path.endswith(".html")}
    header = site.files()[POLICY_FILE].decode()
    assert "404.html" in pages
    assert [path for path, page in pages.items() if page.count("Content-Security-Policy") != 1] == []
    assert set(re.findall(r"'sha256-[^']+'", "".join(pages.values()))) == set(re.findall(r"'sha256-[^']+'", header))
    assert header.count("\n") == 1


def test_what_other_plugins_add_to_a_page_may_run(site: SmallSite) -> None:
    script = "<script>added()</script>"
    (site.folder / "hook.py").write_text(
        f"def on_post_page(output, **_):\n    return output.replace('</body>', '{script}</body>')\n", encoding="utf-8"
    )
    site.configure(hooks=[str(site.folder / "hook.py")])

    site.build()

    assert script in site.page("promises/next-day")
    assert _hash_of("added()") in site.page("promises/next-day")


def _hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


EXTENSION = """
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor


class Scripts(Postprocessor):
    def run(self, text):
        return text.replace("[[run]]", "<script>written()</script><style>p{}</style>")


class Scripting(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Scripts(md), "scripts", -1000)


def makeExtension(**_):
    return Scripting()
"""


@pytest.mark.parametrize("severity", ["error", "off"])
def test_scripts_in_the_text_of_a_page_run_only_where_the_site_takes_them(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, severity: str
) -> None:
    (site.folder / "scripting_of_texts.py").write_text(EXTENSION, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site.folder))
    site.configure(
        {"rules": {"unsafe-html": {"severity": severity, "reason": "our editors write scripts"}}},
        markdown_extensions=["scripting_of_texts"],
    )
    site.write({"about.md": "# About\n\n[[run]]\n"})

    site.build()

    is_taken = severity == "off"
    page, header = site.page("about"), site.files()[POLICY_FILE].decode()
    assert "<script>written()</script>" in page
    for text in ("written()", "p{}"):
        assert (_hash_of(text) in page) is is_taken
        assert (_hash_of(text) in header) is is_taken


LAST = """
from pathlib import Path


def on_post_build(config):
    site = Path(config.site_dir)
    about = site.joinpath("about/index.html").read_text("utf-8")
    words = about[about.index("<article") : about.index("</article>")]
    site.joinpath("all.html").write_text(f"<html><head></head><script>last()</script>{words}</html>", "utf-8")
    site.joinpath("copy.html").write_text(about, "utf-8")
    site.joinpath("old.html").write_bytes(b"<head></head>\\xe9")
"""


def test_what_plugins_write_last_has_a_policy_too(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / "scripting_late.py").write_text(EXTENSION, encoding="utf-8")
    (site.folder / "last.py").write_text(LAST, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site.folder))
    site.configure(markdown_extensions=["scripting_late"], hooks=["last.py"])
    site.write({"about.md": "# About\n\n[[run]]\n", "own.html": "<html><head></head>Ours</html>\n"})

    site.build()

    files = site.files()
    page, header = files["all.html"].decode(), files[POLICY_FILE].decode()
    assert "<script>written()</script>" in page
    for text, runs in (("last()", True), ("written()", False), ("p{}", False)):
        assert (_hash_of(text) in page) is runs
        assert (_hash_of(text) in header) is runs
    assert files["copy.html"] == files["about/index.html"]
    assert files["copy.html"].count(b"noindex") == page.count("noindex") == 1
    assert files["own.html"] == b"<html><head></head>Ours</html>\n"
    assert files["old.html"] == b"<head></head>\xe9"


def test_a_site_may_allow_more_or_go_without_a_policy(site: SmallSite) -> None:
    site.configure({"policy": {"img-src": "https://pictures.example", "frame-src": ["https://films.example"]}})
    site.build()
    more = site.page("promises/next-day")
    site.configure({"policy": False})
    site.build()

    assert "img-src 'self' data: https://pictures.example; " in more
    assert "frame-src https://films.example" in more
    assert "Content-Security-Policy" not in site.page("promises/next-day")
    assert POLICY_FILE not in site.files()


def test_columns_of_tables_are_aligned_without_a_style(site: SmallSite) -> None:
    site.write({"index.md": "# Home\n\n| a | b |\n| :-: | -: |\n| 1 | 2 |\n"})

    site.build()

    assert '<td align="center">1</td>' in site.article("")
    assert "style=" not in site.article("")
