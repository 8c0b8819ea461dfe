"""Pages as they are published: each says what it may run, and whether search engines may list it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.utils import write_file

from cxmap.adapters.hosts.mkdocs.late_pages import PAGE, LatePages
from cxmap.adapters.hosts.search_engines import is_unlisted, unlisted
from cxmap.adapters.html.page_of_all import PageOfAll
from cxmap.adapters.html.policy import POLICY_FILE, Policies


class FinishedPages:
    """Finishes all pages of one build, whoever has written them; without `policies` no page says what it may run."""

    def __init__(self, policies: Policies | None = None, *, is_listed: Callable[[], bool] = lambda: True) -> None:
        self._policies, self._is_listed = policies, is_listed
        self.late, self.all = LatePages(), PageOfAll()

    def note_text(self, path: str, html: str) -> None:
        """The text of a page before any plugin has added to it."""
        if self._policies:
            self._policies.note_text(path, html)

    def page(self, html: str, path: str = "") -> str:
        """A page that says both, once it holds all that it will."""
        html = self._policies.added(html, path) if self._policies else html
        return html if self._is_listed() else unlisted(html)

    def template(self, html: str, name: str) -> str:
        """The same of what is made of a template of the theme; some of these are no pages."""
        self.late.note_template(name)
        return self.page(html) if name.endswith(PAGE) else html

    def write_late(self, site: Path) -> None:
        """Finishes what plugins have written once all others were, and writes the policy that a header may send."""
        self.late.finish(site, self._late_page)
        if self._policies:
            write_file(f"{self._policies.header}\n".encode(), str(site / POLICY_FILE))

    def _late_page(self, html: str, path: str) -> str:
        html = self.all.finished(html, path)
        html = self._policies.added_late(html) if self._policies else html
        return html if self._is_listed() or is_unlisted(html) else unlisted(html)
