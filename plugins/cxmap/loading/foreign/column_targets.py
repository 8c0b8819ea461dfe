"""The fields that columns of a table can fill, and the names under which others know them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from cxmap.findings.suggest import nearest
from cxmap.loading.files.naming import kind_of_near_folder
from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.model.shape import FieldShape
from cxmap.model.touchpoint import Touchpoint

ID, JOURNEY, STAGE = "id", "journey", "stage"
"""Columns that fill no field: the id itself, and the place of a touchpoint on a journey."""

_OTHERS: Mapping[str, tuple[str, ...]] = {
    ID: ("key", "code", "nr", "no", "nummer", "number", "kürzel"),
    "title": ("name", "titel", "bezeichnung", "label", "nom"),
    "summary": ("description", "beschreibung", "details", "about", "kurzbeschreibung"),
    "owner": ("responsible", "accountable", "verantwortlich", "verantwortung", "zuständig", "department", "abteilung",
              "team", "bereich", "responsable"),
    "channel": ("channels", "kanal", "kanäle", "medium", "canal"),
    "statement": ("promise", "claim", "versprechen", "aussage", "wording", "wortlaut"),
    "made_by": ("promised by", "absender", "owner", "department", "responsible"),
    "expects.metric": ("metric", "kpi", "kennzahl", "measure", "messgröße"),
    "expects.at_least": ("target", "minimum", "ziel", "zielwert", "soll"),
    "expects.at_most": ("maximum", "höchstens", "limit"),
    "published.where": ("published", "source", "quelle", "veröffentlicht"),
    "delivers.metric": ("metric", "kpi", "kennzahl"),
    "delivers.designed": ("designed for", "target", "capacity"),
    "experience.score": ("score", "rating", "bewertung", "satisfaction", "zufriedenheit", "csat", "emotion score"),
    "experience.because": ("reason", "grund", "why", "warum"),
    "experience.quote": ("quote", "zitat", "verbatim", "customer quote"),
    "pain_points.title": ("pain", "pains", "pain point", "painpoint", "painpoints", "problem", "problems", "issue"),
    "doing": ("actions", "handlung", "handlungen", "activity", "activities", "tun"),
    "thinking": ("thoughts", "gedanken", "denken"),
    "feeling": ("feelings", "emotion", "emotions", "gefühl", "gefühle"),
    "promises": ("promise", "versprechen"),
    "capabilities": ("capability", "fähigkeit", "fähigkeiten"),
    "unit": ("einheit",),
    "better": ("direction", "richtung"),
    "type": ("art",),
    "tags": ("tag", "keywords", "category", "kategorie", "schlagworte"),
    "goal": ("ziel", "objective"),
    "method": ("methode",),
    "date": ("datum",),
    JOURNEY: ("customer journey", "reise", "kundenreise"),
    STAGE: ("phase", "step", "schritt", "abschnitt", "etappe"),
}  # fmt: skip
_KINDS: Mapping[str, tuple[str, ...]] = {
    "touchpoint": ("kontaktpunkt", "kontaktpunkte", "berührungspunkt", "point de contact"),
    "journey": ("kundenreise", "reise"),
    "promise": ("versprechen", "leistungsversprechen", "promesse"),
    "department": ("abteilung", "bereich"),
    "capability": ("fähigkeit", "leistung"),
    "metric": ("kennzahl", "kpi", "messgröße"),
    "opportunity": ("chance", "maßnahme", "verbesserung"),
    "research": ("studie", "study"),
}
"""Other names of kinds, in the heads of columns."""
_CLOSE = 0.85
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS = re.compile(r"[\W_]+")


def targets_of(kind: type[Entity]) -> Mapping[str, tuple[FieldShape, ...]]:
    """The ways to the values that a column can fill, with the fields on the way."""
    found: dict[str, tuple[FieldShape, ...]] = {}
    for key, shape in kind.shape.items():
        if not shape.record:
            found[key] = (shape,)
            continue
        for inner, below in shape.record.shape.items():
            if not below.record:
                found[f"{key}.{inner}"] = (shape, below)
    return found


def is_target(kind: type[Entity], name: str) -> bool:
    return name in (ID, *targets_of(kind)) or (kind is Touchpoint and name in (JOURNEY, STAGE))


def nearest_target(kind: type[Entity], name: str) -> str | None:
    return nearest(name, [*targets_of(kind), ID, *((JOURNEY, STAGE) if kind is Touchpoint else ())])


def targets_for(kind: type[Entity], heads: Sequence[str]) -> Mapping[str, str]:
    """For each head the field that it seems to name, or an empty text; no field is filled by two columns."""
    names = _names(kind)
    found: dict[str, str] = {}
    for is_guess in (False, True):
        for head in filter(None, heads):
            plain = _plain(head)
            name = next(iter(get_close_matches(plain, names, n=1, cutoff=_CLOSE)), "") if is_guess else plain
            target = next((each for each in names.get(name, ()) if each not in found.values()), "")
            if not found.get(head):
                found[head] = target
    return {head: found[head] for head in heads if head}


def kind_for(name: str, heads: Sequence[str]) -> type[Entity]:
    """The kind that the table's name says, else the one that has fields for most of its heads."""
    for word in (name, *name.replace("_", " ").replace("-", " ").split()):
        kind, is_certain = kind_of_near_folder(word)
        if kind and is_certain:
            return kind
    # Of equals the first wins, and most tables are about touchpoints.
    kinds: tuple[type[Entity], ...] = (Touchpoint, *(kind for kind in KINDS if kind is not Touchpoint))
    plain = [_plain(head) for head in heads if head]
    known = {kind: _names(kind) for kind in kinds}
    return max(kinds, key=lambda kind: sum(head in known[kind] for head in plain))


def _names(kind: type[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Each name with the targets that it may mean, the likeliest first."""
    names: dict[str, tuple[str, ...]] = {}
    for target in _all_targets(kind):
        for name in dict.fromkeys((_plain(target), *map(_plain, _OTHERS.get(target, ())))):
            names[name] = (*names.get(name, ()), target)
    for target, (*_, shape) in targets_of(kind).items():
        if "." in target:
            names.setdefault(_plain(shape.key), (target,))
    # A column that is called as the kind, or as its folder, has the names of its entities.
    first = "statement" if "statement" in kind.shape else "title"
    for name in (kind.kind, kind.folder, f"{kind.kind} name", *_KINDS.get(kind.kind, ())):
        names[name] = (first, *names.get(name, ()))
    return names


def _all_targets(kind: type[Entity]) -> Iterator[str]:
    yield ID
    if kind is Touchpoint:
        yield from (JOURNEY, STAGE)
    yield from sorted(targets_of(kind), key=lambda target: "." in target)


def _plain(head: str) -> str:
    return " ".join(_SIGNS.sub(" ", _IN_BRACKETS.sub(" ", head)).casefold().split())
