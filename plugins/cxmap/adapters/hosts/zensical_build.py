"""A build by Zensical with what plugins add elsewhere: `python -m cxmap.adapters.hosts.zensical_build`.

`cxmap publish` runs it. Zensical runs no plugins of others, but its configuration names what is left out of a site, and
a finished site can be added to before it is published.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from os import SEEK_END
from pathlib import Path
from typing import Any

import yaml

from cxmap.adapters.content.files import UnreadableContentError
from cxmap.adapters.export.atom import Publisher
from cxmap.adapters.hosts.build_log import log_findings
from cxmap.adapters.hosts.downloads import downloads
from cxmap.adapters.hosts.named_files import named_files
from cxmap.adapters.hosts.search_engines import RULES, RULES_FILE, unlisted
from cxmap.adapters.hosts.zensical import error_sentences, log, say, zensical_source
from cxmap.adapters.html.author_html import takes_any_html
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.html.policy import POLICY_FILE, Policies
from cxmap.adapters.html.theme import SCRIPT, STYLESHEET, script, stylesheet
from cxmap.adapters.options import PLUGIN, ConfigurationError, SiteOptions
from cxmap.adapters.site import compiled_site
from cxmap.findings.formats.text import counted
from cxmap.findings.severity import Severity
from cxmap.model.page_files import is_page

_SPECIAL = re.compile(r"[\\*?\[\]]| (?=$)")
_HEAD_ENDS = re.compile(r"</head\s*>", re.IGNORECASE)
# How Zensical begins what an extension raised.
_OF_PYTHON = "Python error"
_EDIT = "content.action.edit"
_STRICT = "--strict"
_ASSETS = "kit/assets"
# Zensical's search writes its styles into the page when it opens.
_STYLES, _INLINE = "style-src", "'unsafe-inline'"
# It is shown at any address, so that no relative one leads on from it.
_NOT_FOUND = "404.html"


def main() -> int:
    """The exit code of Zensical, or 1 where nothing is to be built."""
    parser = ArgumentParser()
    parser.add_argument("--config-file", type=Path, required=True)
    arguments, options = parser.parse_known_args()
    zensical: Any = import_module("zensical.config")
    told = _Log()
    try:
        config = zensical.parse_config(str(arguments.config_file))
        source = zensical_source(config["mdx_configs"].get(PLUGIN) or {}, config)
        site = compiled_site(source, partial(told.say, Severity.WARNING))
    except (ConfigurationError, UnreadableContentError, zensical.ConfigurationError) as problem:
        say(str(problem))
        return 1
    if site.pages is None:
        for sentence in error_sentences(site.content):
            say(sentence)
        return 1
    log_findings(site.content, told.say)
    if told.warnings and _STRICT in options:
        say(f"{counted(told.warnings, 'warning')}, at which a strict build stops")
        return 1
    if not _added(_settings(site.pages, config, _state(source.options, site.pages)), arguments.config_file):
        return 1
    code = _built(["build", "--config-file", str(arguments.config_file), *options])
    folder = Path(config["root_dir"], config["site_dir"])
    if code == 0 and any(folder.iterdir()):
        ZensicalSite(config, source.options, site.pages, source.content).complete(folder)
    return code


@dataclass(slots=True)
class _Log:
    """Says what is wrong, and counts what a strict build stops at."""

    warnings: int = 0

    def say(self, severity: Severity, words: str) -> None:
        self.warnings += severity is not Severity.NOTE
        log(severity, words)


def _state(options: SiteOptions, pages: JoinedPages) -> str:
    """Another one whenever pages may say something else though no file of the content has changed."""
    site = pages.site
    said = (version(PLUGIN), site.as_of, sorted(options.said.items()), site.history)
    return sha256(repr(said).encode()).hexdigest()


def _settings(pages: JoinedPages, config: Mapping[str, Any], state: str) -> Mapping[str, Any]:
    """The settings of the build that are not as the site has them.

    Some versions of Zensical add a list to that of the site, others put it in its place; both do with a whole one.
    """
    theme = config["theme"]
    wanted = [_EDIT] if config.get("edit_uri") or config.get("edit_uri_template") else []
    # It asks another host for its fonts unless it is told not to; a site may still choose fonts of its own.
    font = {} if theme.get("font_explicit", True) else {"font": False}
    # A theme may be said by its name alone, which must not get lost.
    name = {"name": theme["name"]} if theme.get("name") else {}
    return {
        "exclude_docs": "\n".join(_excluded(pages, config)),
        "theme": {**name, "features": [*theme["features"], *wanted], **font},
        # Zensical renders all pages again where a setting has changed, or a file that is watched.
        "extra": {PLUGIN: state},
        "watch": [*config["watch"], config["docs_dir"]],
    }


def _added(settings: Mapping[str, Any], file: Path) -> bool:
    """Whether the file was still there to add them to.

    `cxmap publish` deletes it when it is ended. One made anew would lack the mark by which the next build knows it.
    """
    try:
        with file.open("r+", encoding="utf-8") as opened:
            opened.seek(0, SEEK_END)
            yaml.safe_dump(settings, opened)
    except FileNotFoundError:
        say(f"`{file.name}` was deleted meanwhile; no site was built")
        return False
    return True


def _built(arguments: Sequence[str]) -> int:
    """Zensical's exit code; where it gives up, it says why in an exception."""
    program: Any = import_module("zensical.main")
    try:
        program.cli.main(list(arguments))
    except SystemExit as end:
        return int(end.code or 0)
    except RuntimeError as problem:
        if _OF_PYTHON in str(problem):
            raise
        say(str(problem))
    return 1


def _excluded(pages: JoinedPages, config: Mapping[str, Any]) -> Iterator[str]:
    """The patterns of the site, and one for each file that is not to be published; a page that shows errors stays."""
    yield config.get("exclude_docs") or ""
    used = named_files(*(config.get(name) for name in ("theme", "extra_css", "extra_javascript", "extra")))
    for path in sorted(pages.hidden):
        if path not in pages.left_out if is_page(path) else path not in used:
            yield "/" + _SPECIAL.sub(r"\\\g<0>", path)


@dataclass(frozen=True, slots=True)
class ZensicalSite:
    """A site that Zensical has built, with all that the map adds to it."""

    config: Mapping[str, Any]
    options: SiteOptions
    pages: JoinedPages
    content: Path

    def complete(self, built: Path) -> None:
        """Adds files of ours, and to each page what leads to them and what it may do."""
        policies = self._policies()
        for file in built.rglob("*.html"):
            place = file.relative_to(built).as_posix()
            # A page that an author wrote as HTML is published as it is.
            if (self.content / place).is_file():
                continue
            try:
                html = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                # Zensical did not write it: it is one of a theme's folder.
                say(f"`{place}` is not UTF-8; it is published as it is")
                continue
            file.write_text(self._page(html, place, policies), encoding="utf-8", newline="")
        files = self._files()
        if policies:
            files[POLICY_FILE] = f"{policies.header}\n"
        if not self.options.search_engines and not (built / RULES_FILE).exists():
            files[RULES_FILE] = RULES
        for place, content in files.items():
            target = built / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)

    def _policies(self) -> Policies | None:
        allowed = self.options.policy
        if allowed is None:
            return None
        styles = {_STYLES: (*allowed.get(_STYLES, ()), _INLINE)}
        return Policies({**allowed, **styles}, trusted=takes_any_html(self.options.rules))

    def _page(self, html: str, place: str, policies: Policies | None) -> str:
        if place != _NOT_FOUND:
            assets = self.pages.fragments.of_page(place).html(_ASSETS, _Assets("../" * place.count("/")))
            # Behind the styles of the theme, which ours change.
            html = _HEAD_ENDS.sub(lambda end: f"{assets}{end[0]}", html, count=1)
        if policies:
            html = policies.added(html)
        return html if self.options.search_engines else unlisted(html)

    def _files(self) -> dict[str, str | bytes]:
        publisher = Publisher(self.config["site_name"], self.config["site_url"] or "", self.pages.fragments.urls)
        diagrams = {file.path: file.text for file in self.pages.files()}
        ours = {STYLESHEET: stylesheet(), SCRIPT: script()}
        return {**ours, **diagrams, **downloads(self.pages.site, publisher)}


@dataclass(frozen=True, slots=True)
class _Assets:
    """The addresses of our files, from a page that lies so many folders down."""

    up: str

    @property
    def stylesheet(self) -> str:
        return self.up + STYLESHEET

    @property
    def script(self) -> str:
        return self.up + SCRIPT


if __name__ == "__main__":
    sys.exit(main())
