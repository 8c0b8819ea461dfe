"""One form for a promise and all that lets it be judged: a metric, a capability and a touchpoint."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.model.capability import Capability
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation, Promise
from cxmap.model.record import Entity, Record
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.form.form import FieldControl, FormField, fields_of
from cxmap.pages.kit.words import kind_words

TOGETHER = "promise-something"
"""The name of this form among those of the kinds."""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One step of the form: an entity to be picked, where there can be one already, and the fields of a new one.

    `new` is the kind of the new file; the part without one belongs to another part. `called` is its name before a
    mistake.
    """

    name: str
    called: str
    title: str
    words: str
    fields: tuple[FormField, ...]
    new: str = ""
    pick: FormField | None = None


def parts_together() -> tuple[FormPart, ...]:
    return (
        FormPart(
            "promise",
            "The promise",
            "What you promise",
            "The sentence as customers read it, and who says it.",
            _some(Promise, "statement", "made_by", "title", "reads_as", "qualifier"),
            "promise",
        ),
        _part(Metric, "How it is measured", "What is counted to know whether it is kept.", "unit", "better"),
        FormPart(
            "expects",
            "The level",
            "The level that customers may expect",
            "One of the two, in the unit of the metric.",
            _some(Expectation, "at_least", "at_most"),
        ),
        _part(Capability, "Who can keep it", "What delivery can do, so that it is kept.", "owner"),
        _part(Touchpoint, "Where customers feel it", "The place where it is kept or broken.", "owner", "channel"),
    )


def _part(kind: type[Entity], title: str, words: str, *keys: str) -> FormPart:
    pick = FormField(
        key="id",
        label=f"A {kind_words(kind.kind)} that is there",
        help=f"Pick one by its title. Leave it empty to write a new {kind_words(kind.kind)}.",
        holds=f"{kind.kind} id",
        control=FieldControl.ID,
        is_list=False,
        is_required=False,
        kinds=kind.kind,
    )
    called = f"The new {kind_words(kind.kind)}"
    return FormPart(kind.kind, called, title, words, _some(kind, "title", *keys), kind.kind, pick)


def _some(record: type[Record], *keys: str) -> tuple[FormField, ...]:
    """Some fields of a record, in this order."""
    fields = {field.key: field for field in fields_of(record)}
    return tuple(fields[key] for key in keys)
