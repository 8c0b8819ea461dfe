"""Findings about references that lead somewhere: former ids, and a second entry for one entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.findings.finding import Finding
from cxmap.findings.link_rules import ALIAS_USED
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED
from cxmap.linking.references import WrittenReference
from cxmap.model.ids import Key
from cxmap.model.shape import Path


def aliases_used(references: Iterable[WrittenReference]) -> Iterator[Finding]:
    """The references, each by a former id."""
    for reference in references:
        name = reference.written_as(reference.target or reference.named)
        message = f"`{reference.text}` is a former id of `{name}`"
        yield ALIAS_USED.at(reference.place, message, hint=f"write `{name}`", suggestion=name)


def second_entries(references: Iterable[WrittenReference]) -> Iterator[tuple[WrittenReference, Finding]]:
    """The references that another entry of the same list makes already."""
    seen: set[tuple[str, Path, Key]] = set()
    for reference in references:
        if reference.once and reference.target:
            entry = (reference.document.path, reference.path[:-2], reference.target)
            if entry in seen:
                message = f"`{reference.text}` has an entry here already"
                yield reference, VALUE_NOT_ALLOWED.at(reference.place, message, hint="make one entry of the two")
            seen.add(entry)
