"""The table of places in CONTRIBUTING, tried: each addition is made in a copy, exactly where the table says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from tests.sites import SMALL, VAN

CHECKOUT = Path(__file__).parents[1]
LESSON = '''
"""Lessons: what was learned from something that went wrong."""

from __future__ import annotations

from cxmap.model.fields import Title
from cxmap.model.ids import AnyKey
from cxmap.model.record import Entity


class Lesson(Entity):
    """Something that was learned."""

    kind = "lesson"
    folder = "lessons"
    meaning = "something that was learned"

    title: Title
    """What was learned."""
    about: tuple[AnyKey, ...] = ()
    """What it is about."""
'''
TABLE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the package and its theme, and a small map beside it."""

    folder: Path

    def write(self, place: str, text: str) -> None:
        """A new file, `place` as in CONTRIBUTING's table."""
        file = self._file(place)
        assert not file.exists()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")

    def insert(self, place: str, before: str, text: str) -> None:
        """Lines in a file of the package, above the first place where `before` stands."""
        file = self._file(place)
        written = file.read_text(encoding="utf-8")
        assert before in written
        lines = dedent(text)[1:] if text.startswith("\n") else text
        file.write_text(written.replace(before, lines + before, 1), encoding="utf-8")

    def content(self, path: str, text: str) -> None:
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).removeprefix("\n"), encoding="utf-8")

    def run(self, *command: str) -> str:
        """What a command of the copy prints."""
        environment = os.environ | {"PYTHONPATH": str(self.folder / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def page(self, path: str) -> str:
        self.run("mkdocs", "build", "--quiet")
        return (self.folder / "site" / path / "index.html").read_text(encoding="utf-8")

    def _file(self, place: str) -> Path:
        return self.folder / place if place.startswith("theme/") else self.folder / "plugins" / "cxmap" / place


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "plugins" / "cxmap", tmp_path / "plugins" / "cxmap", ignore=without)
    shutil.copytree(CHECKOUT / "theme", tmp_path / "theme")
    made = Copy(tmp_path)
    for path, text in (SMALL | {"capabilities/van.md": VAN}).items():
        made.content(path, text)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\ndocs_dir: content\ntheme: {name: material, font: false}\n"
        "plugins: [search, cxmap: {as_of: 2026-11-15}]\n",
        encoding="utf-8",
    )
    return made


def _row(change: str) -> str:
    """The row of the table about a change."""
    return next(line for line in TABLE.splitlines() if line.startswith("|") and change in line)


def _article(html: str) -> str:
    """A page without the navigation around it, which names every page."""
    return html[html.index("<article") : html.rindex("</article>")]


def test_kind_is_a_module_and_a_line(copy: Copy) -> None:
    assert "`model/<kind>.py`" in _row("kind of entity")
    assert "`model/__init__.py`" in _row("kind of entity")
    copy.write("model/lesson.py", LESSON)
    copy.insert("model/__init__.py", "from cxmap.model.metric", "from cxmap.model.lesson import Lesson\n")
    copy.insert("model/__init__.py", "    Opportunity,\n", "    Lesson,\n")
    copy.content(
        "lessons/late.md", "---\ntitle: Late is late\nabout: [promise/next-day]\n---\nNobody had told the depot.\n"
    )

    html = _article(copy.page("lessons/late"))
    pointed_at = _article((copy.folder / "site/promises/next-day/index.html").read_text(encoding="utf-8"))
    exported = json.loads(copy.run("cxmap", "export", "json"))

    assert "Late is late" in html
    assert "Nobody had told the depot." in html
    assert 'href="../../promises/next-day/"' in html
    assert "lesson/late" in exported["entities"]
    assert 'href="../../lessons/late/"' in pointed_at


def test_field_is_a_line_in_its_kind(copy: Copy) -> None:
    assert "nowhere" in _row("one more field")
    copy.insert(
        "model/capability.py", "    relies_on:", '    staff: int | None = None\n    """How many people it takes."""\n'
    )
    copy.content("capabilities/van.md", dedent(VAN).replace("owner: depot", "owner: depot\nstaff: 48"))

    html = copy.page("capabilities/van")

    assert "Staff" in html
    assert "48" in html


def test_check_is_a_module_and_a_line(copy: Copy) -> None:
    assert "`checks/<rule>.py`" in _row("another mistake")
    copy.write(
        "checks/lonely_department.py",
        '''
        """Departments that nothing on the map names."""

        from __future__ import annotations

        from collections.abc import Iterator

        from cxmap.findings.rule import example
        from cxmap.findings.finding import Finding, place_of
        from cxmap.findings.rule import warning
        from cxmap.insight.judged_map import JudgedMap
        from cxmap.model.department import Department

        RULE = warning(
            "lonely-department",
            "Nothing on the map names this department.",
            wrong=example("departments/attic.md", "---\\ntitle: Attic\\n---\\n"),
            right=example("departments/attic.md", "---\\ntitle: Attic\\nparent: depot\\n---\\n"),
        )


        def check(judged: JudgedMap) -> Iterator[Finding]:
            for department in judged.catalogue.all(Department):
                if not judged.pointing_at(department.key):
                    document = judged.catalogue.documents[department.key]
                    yield RULE.at(place_of(document, ("title",)), f"nothing names `{department.id}`")
        ''',
    )
    copy.insert("checks/__init__.py", "    over_promised,\n", "    lonely_department,\n")
    copy.insert("checks/__init__.py", ")\nCHECKS: ", "    lonely_department,\n")
    copy.content("departments/attic.md", "---\ntitle: Attic\n---\n")

    found = copy.run("cxmap", "check", "--format", "json", "--as-of", "2026-11-15")

    rules = [(finding["rule"], finding["entity"]) for finding in json.loads(found)["findings"]]
    assert ("lonely-department", "department/attic") in rules


def test_risk_is_a_predicate_and_a_line(copy: Copy) -> None:
    assert "`alignment/`" in _row("another risk")
    copy.insert(
        "alignment/risks.py",
        "MEASURED_RISKS:",
        """
        def has_no_recovery(case: Case) -> bool:
            return case.touchpoint.moment_of_truth and not case.touchpoint.recovery


        def no_recovery_words(case: Case) -> str:
            return f"nobody knows what to do when it goes wrong ({case.touchpoint.name})"


        NO_RECOVERY = Risk("no-recovery", "no recovery", "Nobody knows what to do when it goes wrong.")

        """,
    )
    copy.insert(
        "alignment/risks.py",
        ")\nREMEDY_RULE:",
        "    RiskRule(NO_RECOVERY, has_no_recovery, no_recovery_words),\n",
    )
    for name, truth in (("a-mail", "false"), ("doorstep", "true")):
        copy.content(
            f"touchpoints/{name}.md",
            f"---\ntitle: {name.capitalize()}\nowner: depot\ncontrol: own\nmoment_of_truth: {truth}\n"
            "promises: [next-day]\ncapabilities: [van]\n---\n",
        )

    mail, doorstep = json.loads(copy.run("cxmap", "export", "json", "--as-of", "2026-11-15"))["alignment"]
    html = copy.page("promises/next-day")

    assert mail["verdict"] == "kept"
    assert doorstep["verdict"] == "at-risk"
    assert doorstep["expectations"][0]["risks"] == ["no-recovery"]
    assert "nobody knows what to do when it goes wrong (Doorstep)" in html
    assert "no recovery" in html


def test_page_is_a_folder_its_fragments_and_a_line(copy: Copy) -> None:
    assert "`pages/<page>/`" in _row("a page that answers")
    assert "`theme/fragments/<page>/`" in _row("a page that answers")
    copy.write("pages/tags/__init__.py", '"""All tags."""\n')
    copy.write(
        "pages/tags/page.py",
        '''
        """All tags: what bears which of them?"""

        from __future__ import annotations

        from cxmap.pages.kit.index_page import overview
        from cxmap.pages.kit.page import PageView, Section
        from cxmap.pages.kit.site import Site


        def build(site: Site) -> PageView:
            tags = sorted({tag for each in site.catalogue.documents.values() for tag in each.entity.tags})
            return overview(Section("All tags", "tags/list", tags))
        ''',
    )
    copy.write(
        "theme/fragments/tags/list.html", "<ul class='tags'>{% for tag in it %}<li>{{ tag }}</li>{% endfor %}</ul>\n"
    )
    copy.insert(
        "pages/__init__.py", "from cxmap.pages.touchpoint import", "from cxmap.pages.tags import page as tags_page\n"
    )
    copy.insert("pages/__init__.py", '    "glossary":', '    "tags": tags_page.build,\n')
    copy.content("tags.md", "---\ntitle: Tags\nview: tags\n---\n")
    copy.content("departments/depot.md", "---\ntitle: Depot\ntags: [<night>]\n---\n")

    html = copy.page("tags")

    assert "All tags" in html
    assert "<li>&lt;night&gt;</li>" in html


def test_export_format_is_a_module_and_a_line(copy: Copy) -> None:
    assert "`adapters/export/`" in _row("in another format")
    copy.write(
        "adapters/export/names.py",
        '''
        """The names of all entities, a line each."""

        from __future__ import annotations

        from collections.abc import Mapping

        from cxmap.compiler import Map


        def exported(compiled: Map) -> Mapping[str, bytes]:
            return {"names.txt": "".join(f"{key}\\n" for key in compiled.catalogue.documents).encode()}
        ''',
    )
    copy.insert(
        "adapters/export/__init__.py",
        '    "xlsx":',
        '    "names": ExportFormat("cxmap.adapters.export.names", ".txt", is_text=True),\n',
    )

    copy.run("cxmap", "export", "names", "--output", "map.txt")

    assert "promise/next-day" in copy.run("cxmap", "export", "names").splitlines()
    assert "promise/next-day" in (copy.folder / "map.txt").read_text(encoding="utf-8").splitlines()
