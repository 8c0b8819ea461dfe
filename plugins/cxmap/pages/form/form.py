"""The form of a kind: one control for each field, with the words that the model has for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cxmap.findings.pieces import TICK
from cxmap.model.descriptions import FieldEntry, accepted_words, held_types, manual_of
from cxmap.model.fields import Day, Flag
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape
from cxmap.pages.kit.words import kind_words

_ANY = "any"
_FLAGS = ("true", "false")
_NO_ARTICLE = ("one of ", "fields ", "a ", TICK)


class FieldControl(StrEnum):
    """The sort of control that a field has."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    ID = "id"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its label, its help, and what may be picked.

    `kinds` are those whose entities it names; `is_open` says that other words than the `choices` may stand; `bare` is
    the field of a group for which a text alone stands.
    """

    key: str
    label: str
    help: str
    holds: str
    control: FieldControl
    is_list: bool
    is_required: bool
    default: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    is_open: bool = False
    kinds: str = ""
    fields: tuple[FormField, ...] = ()
    bare: str = ""
    demands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one kind; `words` is the kind's name in a sentence."""

    kind: str
    words: str
    folder: str
    meaning: str
    fields: tuple[FormField, ...]
    demands: tuple[str, ...]


def form_of(kind: type[Entity]) -> Form:
    """Required fields come first; all others follow in the model's order."""
    fields = sorted(fields_of(kind), key=lambda field: not field.is_required)
    meaning = f"{kind.meaning[0].upper()}{kind.meaning[1:]}."
    return Form(kind.kind, kind_words(kind.kind), kind.folder, meaning, tuple(fields), manual_of(kind).demands)


def fields_of(record: type[Record]) -> tuple[FormField, ...]:
    held = held_types(record)
    return tuple(_field(record.shape[entry.key], held[entry.key], entry) for entry in manual_of(record).fields)


def _field(shape: FieldShape, held: Any, entry: FieldEntry) -> FormField:
    choices = accepted_words(shape, held) or (_FLAGS if held is Flag else ())
    return FormField(
        key=entry.key,
        label=shape.words[0].upper() + shape.words[1:],
        help=entry.words,
        holds=_to_write(entry),
        control=_control(shape, held),
        is_list=shape.many,
        is_required=entry.is_required,
        default=entry.default,
        example="" if shape.many or f"`{entry.example}`" in entry.words else entry.example,
        choices=choices,
        is_open=shape.is_open,
        kinds=_kinds(shape),
        fields=fields_of(shape.record) if shape.record else (),
        bare=shape.record.bare or "" if shape.record else "",
        demands=entry.inner.demands if entry.inner else (),
    )


def _to_write(entry: FieldEntry) -> str:
    """The end of a sentence that says how to fill in a field: `a number, such as `95.5``."""
    holds = entry.holds.removeprefix("list: ")
    if holds.startswith(_NO_ARTICLE):
        return holds
    example = "" if TICK in holds or not entry.example else f", such as `{entry.example}`"
    article = "the" if holds.startswith("lowest") else "an" if holds[0] in "aeio" else "a"
    return f"{article} {holds}{example}"


def _control(shape: FieldShape, held: object) -> FieldControl:
    if shape.record:
        return FieldControl.GROUP
    if shape.reference:
        return FieldControl.ID
    if held is Flag or (shape.allowed and not shape.is_open):
        return FieldControl.CHOICE
    if held is Day:
        return FieldControl.DAY
    return FieldControl.TEXT if shape.markdown else FieldControl.LINE


def _kinds(shape: FieldShape) -> str:
    """`department`, or `department partner` where ids of the second kind are written with it."""
    if not shape.reference:
        return ""
    named = (shape.reference.kind or _ANY, shape.reference.or_kind)
    return " ".join(kind for kind in named if kind)
