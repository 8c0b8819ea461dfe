"""The Content-Security-Policy of a page: what a browser may run and fetch for it, so that nothing else can."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

POLICY_FILE = "assets/cxmap/content-security-policy.txt"
"""Where a site offers the policy of all its pages, to be sent as a header."""

_SCRIPTS, _STYLES = "script-src", "style-src"
_DIRECTIVES: Mapping[str, str] = {"script": _SCRIPTS, "style": _STYLES}
_OWN = "'self'"
_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    _SCRIPTS: (_OWN,),
    _STYLES: (_OWN,),
    # The theme's icons are pictures within its stylesheet.
    "img-src": (_OWN, "data:"),
    "font-src": (_OWN,),
    "media-src": (_OWN,),
    "manifest-src": (_OWN,),
    # Search reads its index, in a worker.
    "connect-src": (_OWN,),
    "worker-src": (_OWN,),
    "base-uri": (_OWN,),
    "form-action": (_OWN,),
}
# A browser obeys these in a header alone.
_IN_HEADER: Mapping[str, tuple[str, ...]] = {"frame-ancestors": (_OWN,)}

# What a template writes in other letters is not found, and so does not run.
_INLINE = re.compile(r"<(script|style)\b([^<>]*)>")
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# Whatever has another type is data.
_RUN = frozenset(["module", "text/javascript", "application/javascript", "importmap", "speculationrules"])
_HEAD = re.compile(r"<head\b[^>]*>(?:[^<]*<meta charset=[^>]*>)?")
_POLICY = 'http-equiv="Content-Security-Policy"'
_LINE_ENDS = re.compile(r"\r\n?")


@dataclass(slots=True)
class Policies:
    """Writes a policy into each page of a site, and gathers that of all of them.

    `allowed` are the sources that a site adds, by directive. What authors write inline is allowed where they are
    `trusted` with it.
    """

    allowed: Mapping[str, tuple[str, ...]]
    trusted: bool = False
    _hashes: dict[tuple[str, str], str] = field(default_factory=dict)
    _of_authors: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def note_text(self, path: str, html: str) -> None:
        """Keeps what stands inline in the text of a page before any plugin has added to it."""
        if not self.trusted and (found := frozenset(_inline_texts(html))):
            self._of_authors[path] = found

    def added(self, html: str, path: str = "") -> str:
        """The whole page with its own policy, which allows what stands inline in it; a mere part stays."""
        return self._with_policy(html, self._of_authors.get(path, frozenset()))

    def added_late(self, html: str) -> str:
        """The same of a page that may hold the texts of all others; one that has a policy keeps it."""
        if _POLICY in html.partition("</head>")[0]:
            return html
        return self._with_policy(html, frozenset().union(*self._of_authors.values()))

    def _with_policy(self, html: str, refused: Collection[tuple[str, str]]) -> str:
        return _in_head(html, lambda: self._policy(_BASE, self._inline(html, refused)))

    @property
    def header(self) -> str:
        """One policy for all pages so far, as the value of a header."""
        return self._policy(
            {**_BASE, **_IN_HEADER}, sorted({(name, found) for (name, _), found in self._hashes.items()})
        )

    def _inline(self, html: str, refused: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
        """The hashes of what stands inline, each with its directive and once."""
        texts = (found for found in _inline_texts(html) if found not in refused)
        return list(dict.fromkeys((name, self._hash(name, text)) for name, text in texts))

    def _hash(self, name: str, text: str) -> str:
        # Most pages hold the same scripts.
        if (name, text) not in self._hashes:
            self._hashes[name, text] = _hash_of(text)
        return self._hashes[name, text]

    def _policy(self, base: Mapping[str, tuple[str, ...]], hashes: Iterable[tuple[str, str]]) -> str:
        found = {name: [each for directive, each in hashes if directive == name] for name in (_SCRIPTS, _STYLES)}
        directives = {
            name: (*base.get(name, ()), *found.get(name, ()), *self.allowed.get(name, ()))
            for name in (*base, *(self.allowed.keys() - base.keys()))
        }
        return "; ".join(f"{name} {' '.join(_sound(sources))}" for name, sources in directives.items())


def sealed(html: str) -> str:
    """The whole page with a policy that lets it run and fetch nothing, and look as the styles in it say."""
    styles = (_hash_of(text) for name, text in _inline_texts(html) if name == _STYLES)
    return _in_head(html, lambda: f"default-src 'none'; {_STYLES} {' '.join(_sound(tuple(styles)))}")


def _in_head(html: str, policy: Callable[[], str]) -> str:
    """A whole page with the policy in its head; a mere part stays."""
    head = _HEAD.search(html)
    if not head:
        return html
    written = policy().replace("&", "&amp;").replace('"', "&quot;")
    meta = f'\n<meta {_POLICY} content="{written}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def _hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inline_texts(html: str) -> Iterator[tuple[str, str]]:
    at = 0
    while opening := _INLINE.search(html, at):
        tag, attributes = opening.groups()
        at = html.find(f"</{tag}", opening.end())
        if at < 0:
            return
        if tag == "style" or (not _SOURCE.search(attributes) and _is_run(attributes)):
            # Browsers know but one end of a line.
            yield _DIRECTIVES[tag], _LINE_ENDS.sub("\n", html[opening.end() : at])


def _is_run(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or kind[1].lower() in _RUN


def _sound(sources: tuple[str, ...]) -> tuple[str, ...]:
    """With others beside them, browsers take no notice of `'none'`, and with hashes none of `'unsafe-inline'`."""
    some = tuple(source for source in sources if source != "'none'")
    if "'unsafe-inline'" in some:
        some = tuple(source for source in some if not source.startswith("'sha256-"))
    return tuple(dict.fromkeys(some)) or ("'none'",)
