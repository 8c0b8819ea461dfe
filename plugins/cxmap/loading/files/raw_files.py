"""Files that a browser shows by itself, as they are: whether one of them would run something for whoever opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from cxmap.findings.finding import Finding, Place
from cxmap.findings.link_rules import UNSAFE_HTML
from cxmap.loading.files.decoding import decoded
from cxmap.model.document import Span
from cxmap.model.page_files import is_shown_as_it_is
from cxmap.model.source import SourceFile

# No parser reads what all browsers read, in HTML and in XML, so that each sign of what acts counts wherever it stands.
_TAG = re.compile(
    r"<(?:[\w.-]+:)?(?:script|iframe|frame|frameset|object|embed|applet|portal|base|form|handler)(?![\w.-])",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(?<=[\s\"'/])(?:on[a-z]{3,}|srcdoc)(?=\s*=)", re.IGNORECASE)
_WORDS = frozenset(("once", "online", "only", "ongoing", "onto"))
_REFRESH = re.compile(
    r"http-equiv(?!\s*=\s*[\"']?(?:content-(?:type|language|security-policy)|x-ua-compatible)\b)", re.IGNORECASE
)
_OF_XML = re.compile(r"<\?xml-stylesheet|<!ENTITY(?!\s+[\w.-]+\s+([\"'])https?://[^\"'<>&%]*\1\s*>)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SIGNS = (_TAG, _ATTRIBUTE, _REFRESH, _OF_XML, _CONTROL)
_ADDRESS = re.compile(r"[=;][\"']?(?:javascript|vbscript):", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20]+")
_HINT = (
    "take it out, or keep the file outside the content folder; "
    "a site that trusts the file lowers `unsafe-html` for it in `mkdocs.yml`"
)
_MOST, _LONGEST = 20, 40
_PACKED = ".svgz"
_UNPACKED = "save it unpacked, as `.svg`"


def acting_in(source: SourceFile) -> Iterator[Finding]:
    """The signs of what acts in a file published as it is, each where it stands first, or why nobody can tell."""
    if source.unread or not is_shown_as_it_is(source.path):
        return
    text = decoded(source)
    if source.path.lower().endswith(_PACKED):
        text = UNSAFE_HTML.at(Place(source.path), "nobody can look for scripts in a packed picture", hint=_UNPACKED)
    if isinstance(text, Finding):
        yield text
        return
    for at, words in sorted((at, words) for words, at in _acting(text).items()):
        line = text.count("\n", 0, at) + 1
        yield UNSAFE_HTML.at(
            Place(source.path, Span(line, 1, line, 1)),
            f"{words} stands in a file that is published as it is, and acts for whoever opens it",
            hint=_HINT,
        )


def _acting(text: str) -> Mapping[str, int]:
    """The signs of what acts, each with the place where it stands first."""
    found: dict[str, int] = {}
    for sign in _SIGNS:
        for match in sign.finditer(text):
            if match[0].lower() not in _WORDS and len(found) < _MOST:
                found.setdefault(_named(match[0]), match.start())
    runs = _where_it_runs(text)
    return found if runs is None else {**found, "an address that runs a script": runs}


def _named(sign: str) -> str:
    if _CONTROL.match(sign):
        return f"the character U+{ord(sign):04X}"
    # The name of a tag in XML can stand behind that of its language.
    return f"`<{sign[1:].rpartition(':')[2]}>`" if _TAG.match(sign) else f"`{sign[:_LONGEST]}`"


def _where_it_runs(text: str) -> int | None:
    """The beginning of the first line with an address that runs, which browsers read without blanks.

    The file begins with it where it goes on in other lines.
    """
    if not _runs(text):
        return None
    at = 0
    for line in text.split("\n"):
        if _runs(line):
            return at
        at += len(line) + 1
    return 0


def _runs(text: str) -> bool:
    return _ADDRESS.search(_BLANKS.sub("", unescape(text))) is not None
