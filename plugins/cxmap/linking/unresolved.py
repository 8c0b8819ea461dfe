"""Findings about references: to nothing, to a former id, to another kind, and a second entry for one entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from cxmap.findings.finding import Finding, Suggested
from cxmap.findings.link_rules import ALIAS_USED, UNKNOWN_REFERENCE
from cxmap.findings.repeated import pointing_too
from cxmap.findings.suggest import Names, did_you_mean, nearest
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED, WRONG_TYPE
from cxmap.linking.candidates import Candidates
from cxmap.linking.meant import KnownNames
from cxmap.linking.references import WrittenReference
from cxmap.linking.rewriting import record_at
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, is_id, key_of, kind_and_id
from cxmap.model.shape import FieldShape, Path
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.slip import and_of, or_of

_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_FEW = 12
_OTHERWISE = "correct the id, or add the file"
_EVERYONE = ("all", "alle", "everybody", "everyone", "several", "various", "mehrere", "diverse", "tous")
_NO_ONE = ("no one", "noone", "nobody", "nobody yet", "no-one", "niemand", "keiner", "keine", "personne")


def findings_for_missing(
    missing: Sequence[WrittenReference],
    known: Iterable[Key],
    documents: Mapping[Key, Document],
    pages: Iterable[str] = (),
) -> Iterator[Finding]:
    """One finding for each target that does not exist, at the first reference to it; `pages` are no entities."""
    by_target: dict[Key, list[WrittenReference]] = {}
    for reference in missing:
        by_target.setdefault(reference.named, []).append(reference)
    if not by_target:
        return
    names = KnownNames(frozenset(known), documents, tuple(pages))
    candidates = Candidates(documents)
    for target, references in by_target.items():
        ordered = sorted(references, key=_position)
        if ordered[0].kind or "/" in target:
            hint, meant = _advice(ordered[0], names, candidates)
            yield _unknown(ordered, hint, meant)
        else:
            yield from (_no_key(reference, names) for reference in ordered)


def _advice(reference: WrittenReference, names: KnownNames, candidates: Candidates) -> tuple[str, str | None]:
    """The way out of a reference to nothing, and the one text that can have been meant."""
    shape = _field(reference)
    kinds = _kinds(shape, names)
    if meant := names.meant_by(reference.text, kinds):
        texts = [_as_written(key, shape) for key in meant]
        return f"write the id: {or_of(texts)}", texts[0] if len(texts) == 1 else None
    if several := names.several_in(reference.text, kinds):
        return _one_too_many(reference, shape, several), None
    if of_nobody := _nobody(reference, shape):
        return of_nobody
    elsewhere = of_another_kind(reference, names.ids)
    close = None if elsewhere and elsewhere.is_certain else _meant(reference, names.ids)
    if not elsewhere and (lying := _lying(reference, names)):
        return f"{lying}, or {f'write `{close}`' if close else 'correct the id'}", None
    otherwise = elsewhere.hint if elsewhere else _otherwise(reference, shape, names, candidates)
    return did_you_mean(close, (), otherwise=otherwise), close


def _lying(reference: WrittenReference, names: KnownNames) -> str:
    """Advice about a page of that name outside the folder of the kind, if there is one."""
    kind, identity = kind_and_id(reference.named)
    path, folder = names.pages_by_name.get(identity), _FOLDERS.get(kind)
    return f"`{path}` lies outside of `{folder}/`: move it there if it is meant" if path and folder else ""


def _one_too_many(reference: WrittenReference, shape: FieldShape, keys: Sequence[Key]) -> str:
    texts = [_as_written(key, shape) for key in keys]
    if shape.many:
        return f"put each id on a line of its own after `- `: {and_of(texts)}"
    others = record_at(reference.document.record, reference.path).shape
    rest = "the others under `contributors`" if "contributors" in others else "the others in the text below the fields"
    return f"only one id can stand here: keep {or_of(texts)}, and name {rest}"


def _nobody(reference: WrittenReference, shape: FieldShape) -> tuple[str, str | None] | None:
    """Advice about a word that stands for no entity."""
    record = record_at(reference.document.record, reference.path)
    word = shape.reference.or_word if shape.reference else None
    lowered = reference.text.strip().lower()
    if word and lowered in _EVERYONE:
        return "keep the id of the one that answers for it, and name the others under `contributors`", None
    if word and lowered in _NO_ONE:
        return f"write `{word}` where that is the truth", word
    if lowered in _NO_ONE or is_blank(lowered):
        draft = " and write `status: draft`" if record.is_needed(shape.key) else ""
        return f"leave it empty{draft} until it is known", None
    return None


def _otherwise(reference: WrittenReference, shape: FieldShape, names: KnownNames, candidates: Candidates) -> str:
    """The way out where nobody knows what was meant: what has words of it, or all that there is, if that is little."""
    kind = shape.reference.kind if shape.reference else None
    if kind and (sharing := candidates.sharing(kind, reference.text)):
        return f"{_OTHERWISE}; perhaps {candidates.named(sharing)} is meant"
    there = names.ids[kind].all if kind and kind in names.ids else ()
    if is_id(reference.text) or not 0 < len(there) <= _FEW:
        return _OTHERWISE
    return f"{_OTHERWISE}; there {'is' if len(there) == 1 else 'are'} {and_of(there)}"


def _kinds(shape: FieldShape, names: KnownNames) -> tuple[str, ...]:
    reference = shape.reference
    kinds = (reference.kind, reference.or_kind) if reference else ()
    return tuple(kind for kind in kinds if kind) or tuple(names.ids)


def _as_written(key: Key, shape: FieldShape) -> str:
    """The text by which a field names an entity."""
    kind, identity = kind_and_id(key)
    return identity if shape.reference and kind == shape.reference.kind else key


class Elsewhere(NamedTuple):
    """Where an id belongs; that is certain where the mapping has a field for it, and need not have the other."""

    hint: str
    is_certain: bool


def of_another_kind(reference: WrittenReference, names: Mapping[str, Names]) -> Elsewhere | None:
    """Advice about an id that only other kinds have."""
    others = [kind for kind, known in names.items() if reference.kind and reference.text in known]
    if not others:
        return None
    shape = record_at(reference.document.record, reference.path).shape
    fields = {field.reference.kind: field for field in shape.values() if field.reference}
    kind = next((kind for kind in others if kind in fields), others[0])
    said = f"`{reference.text}` is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    if kind not in fields:
        return Elsewhere(f"{said}; write the id of a {reference.kind}", is_certain=False)
    verb = "list it under" if fields[kind].many else "write it under"
    return Elsewhere(f"{said}: {verb} `{fields[kind].key}`", is_certain=not _field(reference).required)


def aliases_used(references: Iterable[WrittenReference]) -> Iterator[Finding]:
    """The references, each by a former id."""
    for reference in references:
        name = reference.written_as(reference.target or reference.named)
        message = f"`{reference.text}` is a former id of `{name}`"
        yield ALIAS_USED.at(reference.place, message, hint=f"write `{name}`", suggestion=name)


def second_entries(references: Iterable[WrittenReference]) -> Iterator[tuple[WrittenReference, Finding]]:
    """The references that another entry of the same list makes already."""
    seen: set[tuple[str, Path, Key, str]] = set()
    for reference in references:
        if reference.once and reference.target:
            entry = (reference.document.path, reference.path[:-2], reference.target, _part(reference))
            if entry in seen:
                message = f"`{reference.text}` has an entry here already"
                yield reference, VALUE_NOT_ALLOWED.at(reference.place, message, hint="make one entry of the two")
            seen.add(entry)


def _part(reference: WrittenReference) -> str:
    """The value that parts an entry from others for the same entity."""
    record = record_at(reference.document.record, reference.path)
    if not record.parted_by:
        return ""
    mapping: Any = reference.document.values
    for step in reference.path[:-1]:
        mapping = mapping[step]
    return str(mapping.get(record.parted_by, ""))


def _position(reference: WrittenReference) -> tuple[str, int, int]:
    place = reference.place
    return place.path, place.span.line, place.span.column


def _meant(reference: WrittenReference, names: Mapping[str, Names]) -> str | None:
    kind, identity = kind_and_id(reference.named)
    field = _field(reference).reference
    if field and field.or_kind:
        kinds = (each for each in (field.or_kind, field.kind) if each and each != kind)
        other = next((each for each in kinds if identity in names.get(each, ())), None)
        if other:
            return identity if other == field.kind else key_of(other, identity)
    elif not reference.kind and (elsewhere := _only_key_of(identity, names)):
        return elsewhere
    if kind not in names:
        kind = nearest(kind, names) or ""
    # `department/last-mile` where `last-mile` would do is a common slip.
    close = names[kind].nearest(identity.rpartition("/")[2]) if kind else None
    if close is None:
        return None
    return close if reference.kind else f"{kind}/{close}"


def _field(reference: WrittenReference) -> FieldShape:
    key = next(step for step in reversed(reference.path) if isinstance(step, str))
    return record_at(reference.document.record, reference.path).shape[key]


def _only_key_of(identity: str, names: Mapping[str, Names]) -> str | None:
    """The `kind/id` of the only entity that has this id."""
    fitting = [f"{kind}/{identity}" for kind, known in names.items() if identity in known]
    return fitting[0] if len(fitting) == 1 else None


def _unknown(references: Sequence[WrittenReference], hint: str, meant: str | None) -> Finding:
    first, *others = references
    kind, identity = kind_and_id(first.named)
    message = f"there is no {kind} `{identity}`" if first.kind else f"there is no `{first.named}`"
    places = [other.place for other in others]
    finding = UNKNOWN_REFERENCE.at(first.place, message + pointing_too(places), hint=hint, suggestion=meant)
    alike = (other.place for other in others if _field(other).reference == _field(first).reference)
    return replace(finding, also=tuple(Suggested(place, meant) for place in alike)) if meant else finding


def _no_key(reference: WrittenReference, names: KnownNames) -> Finding:
    meant = names.meant_by(reference.text, names.ids)
    suggestion = _only_key_of(reference.text, names.ids) or (meant[0] if len(meant) == 1 else None)
    hint = "write the kind, a slash and the id, as in promise/next-day"
    if suggestion or meant:
        hint = f"write {or_of(meant or (suggestion or '',))}"
    message = f"`{reference.text}` does not say of which kind it is"
    return WRONG_TYPE.at(reference.place, message, hint=hint, suggestion=suggestion)
