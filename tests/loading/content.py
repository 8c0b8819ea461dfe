"""Content folders for tests: readable files in, the findings of loading and linking out as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.findings.rules import RULES
from cxmap.model.document import Span
from cxmap.model.source import Settings, SourceFile, Unread

AS_OF = date(2026, 6, 30)
KNOWN = {
    "departments/last-mile.md": "---\ntitle: Last mile\n---\n",
    "metrics/on-time.md": "---\ntitle: Parcels on time\nunit: percent\nbetter: higher\ntype: share\ncases: all\n---\n",
    "metrics/days.md": "---\ntitle: Days on the way\nunit: days\nbetter: lower\n---\n",
}
"""What every case may refer to."""

_LOADING = frozenset(rule.id for rule in RULES)


def source(path: str, content: Any) -> SourceFile:
    """A file as its text; or in another `encoding`, after `before`, `unread`, or as a text so many `times`."""
    if not isinstance(content, Mapping):
        return SourceFile(path, str(content).encode("utf-8", "surrogatepass"))
    text = content.get("before", "") + content.get("text", "") * content.get("times", 1) + content.get("after", "")
    unread = Unread(content["unread"]) if "unread" in content else None
    return SourceFile(path, text.encode(content.get("encoding", "utf-8"), "surrogatepass"), unread)


def compiled(
    files: Mapping[str, Any],
    *,
    drafts: bool = False,
    channels: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    shared_fields: str | None = None,
) -> Map:
    """The map of these files and of what every case may refer to."""
    sources = [source(path, content) for path, content in {**KNOWN, **files}.items()]
    decided = Settings(as_of=AS_OF, drafts=drafts, channels=channels, allowed_hosts=hosts, shared_fields=shared_fields)
    return compile_map(sources, decided)


def findings_of(compiled_map: Map) -> tuple[Finding, ...]:
    """Those of loading and linking; what the checks find has cases of its own."""
    return tuple(finding for finding in compiled_map.findings if finding.rule in _LOADING)


def as_text(findings: tuple[Finding, ...]) -> str:
    """Each finding as a block of lines: the place, the rule and the field, and then what it says."""
    return "\n\n".join("\n".join(map(_visible, _lines(finding))) for finding in findings)


def entity_of(text: str, path: str = "touchpoints/doorstep.md") -> Any:
    """The only entity that a file's front matter makes."""
    found = compiled({path: f"---\n{text}---\n"})
    return next(document.entity for document in found.catalogue.documents.values() if document.path == path)


def _lines(finding: Finding) -> Iterator[str]:
    place = finding.place
    of = " ".join(filter(None, (place.entity, place.field)))
    yield f"{place.path}:{_position(place.span)} {finding.severity} {finding.rule}" + (f" ({of})" if of else "")
    yield f"  {finding.message}"
    yield f"  → {finding.hint}"
    if finding.suggestion is not None:
        suggestion = finding.suggestion
        # Spaces at the end of a line would be lost on whoever reads the case.
        yield f"  instead: {suggestion if suggestion and suggestion[-1] != ' ' else repr(suggestion)}"


def _visible(line: str) -> str:
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _position(span: Span) -> str:
    start = f"{span.line}:{span.column}"
    if span.end_line != span.line:
        return f"{start}-{span.end_line}:{span.end_column}"
    return f"{start}-{span.end_column}" if span.end_column != span.column else start
