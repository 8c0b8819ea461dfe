"""References that lead nowhere: one finding a missing target, with the nearest name that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rules import UNKNOWN_REFERENCE, WRONG_TYPE
from cxmap.findings.suggest import nearest
from cxmap.linking.references import WrittenReference
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id

MOST_COMPARISONS = 400_000
"""Looking for near names costs a comparison a name: past this many a run stops guessing and stays fast."""

_SHOWN = 3


def findings_for_missing(
    missing: Sequence[WrittenReference], documents: Mapping[Key, Document], known: Collection[Key]
) -> Iterator[Finding]:
    """One finding for each target that does not exist, at the first reference to it."""
    by_target: dict[Key, list[WrittenReference]] = {}
    for reference in missing:
        by_target.setdefault(reference.target, []).append(reference)
    names = _names_by_kind(known)
    budget = MOST_COMPARISONS
    for target, references in by_target.items():
        ordered = sorted(references, key=lambda reference: _position(documents, reference))
        kind = kind_and_id(target)[0]
        if not ordered[0].kind and "/" not in target:
            yield from (_no_key(reference, documents, names) for reference in ordered)
            continue
        budget -= len(names.get(kind, known))
        meant = _meant(ordered[0], names) if budget > 0 else None
        yield _unknown(ordered, documents, meant)


def _names_by_kind(known: Iterable[Key]) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for key in sorted(known):
        kind, identity = kind_and_id(key)
        names.setdefault(kind, []).append(identity)
    return names


def _position(documents: Mapping[Key, Document], reference: WrittenReference) -> tuple[str, int, int]:
    document = documents[reference.source]
    span = document.places.of_value(reference.path)
    return document.path, span.line, span.column


def _meant(reference: WrittenReference, names: Mapping[str, list[str]]) -> str | None:
    kind, identity = kind_and_id(reference.target)
    if kind not in names:
        kind = nearest(kind, names) or ""
    # `department/last-mile` where `last-mile` would do is a common slip.
    close = nearest(identity.rpartition("/")[2] or identity, names.get(kind, ()))
    if close is None:
        return None
    return close if reference.kind else f"{kind}/{close}"


def _unknown(references: Sequence[WrittenReference], documents: Mapping[Key, Document], meant: str | None) -> Finding:
    first, *others = references
    kind, identity = kind_and_id(first.target)
    message = f"there is no {kind} `{identity}`" if first.kind else f"there is no `{first.target}`"
    if others:
        places = [f"{path}:{line}" for path, line, _ in (_position(documents, other) for other in others[:_SHOWN])]
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        message += f"; {len(others)} more point to it: {', '.join(places)}{more}"
    hint = f"did you mean `{meant}`?" if meant else "correct the id, or add the file"
    return UNKNOWN_REFERENCE.at(place_of(documents[first.source], first.path), message, hint=hint, suggestion=meant)


def _no_key(reference: WrittenReference, documents: Mapping[Key, Document], names: Mapping[str, list[str]]) -> Finding:
    fitting = [f"{kind}/{reference.text}" for kind, ids in names.items() if reference.text in ids]
    suggestion = fitting[0] if len(fitting) == 1 else None
    return WRONG_TYPE.at(
        place_of(documents[reference.source], reference.path),
        f"`{reference.text}` does not say of which kind it is",
        hint=f"write `{suggestion}`"
        if suggestion
        else "write the kind, a slash and the id, such as `promise/next-day`",
        suggestion=suggestion,
    )
