"""Records: `Record` is whatever authors write, `Entity` the record that one file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cxmap.model.fields import Address, Day, DurationText, FormerId, Text, Title
from cxmap.model.ids import Key, key_of
from cxmap.model.shape import FieldShape, shape_of
from cxmap.model.words import FixedWord

OWN_KEYS = "x-"
"""Keys that begin so are the organisation's own; the loader gathers a mapping's own keys under this name."""

IDENTITY = "\0id"
"""The name under which the loader passes an entity's id: a key that no author can write."""


class Record(BaseModel):
    """One mapping of front matter, as validated."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    exactly_one: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Keys of which one, and only one, must be written."""
    never_both: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of keys that exclude each other."""
    required_unless: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Keys that must be written unless another one has a certain value."""
    ways: ClassVar[Mapping[str, tuple[tuple[str, ...], ...]]] = {}
    """Keys that say what a record is about, each with the keys that may stand beside it: one such group at least."""
    bare: ClassVar[str | None] = None
    """The key for which a text alone stands, in place of the whole record."""
    value_rule: ClassVar[str | None] = None
    """The rule that reports unreadable and impossible values in this record, where it is one of its own."""
    exactly_one_with: ClassVar[tuple[tuple[str, tuple[str, str]], ...]] = ()
    """Keys beside which one, and only one, of two others must be written, and never without them."""
    parted_by: ClassVar[str | None] = None
    """The key that parts entries of which each may hold the same value of a `key_fields` once."""
    key_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that may hold a value only once in a list of these records."""

    shape: ClassVar[Mapping[str, FieldShape]] = {}
    """What the loader and the linker need to know of each key, made from the fields themselves."""

    synonyms: ClassVar[Mapping[str, str]] = {}
    """Other names of keys, and the keys they stand for."""
    has_pairs: ClassVar[bool] = False
    """Whether keys of it, or of a record in it, exclude or require each other."""
    lone: ClassVar[str | None] = None
    """The key that a group of one field is about, so that a text alone can stand for it in a table."""
    brief: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys for whose list or record a text alone may stand, or that hold records with such keys."""

    # Only the keys in question, so that whoever walks through a map's front matter need not look at the others.
    pointing: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys that point to entities, or hold records that do."""
    worded: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys that hold inline Markdown or addresses, or records that do."""
    paired: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys that hold records with keys that exclude or require each other."""
    chosen: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys whose words come from a list to which other words may be added."""
    tabled: ClassVar[Mapping[str, FieldShape]] = {}
    """The keys whose list may stand in a CSV file, or that hold records with such keys."""

    own: Mapping[str, Any] = Field(default_factory=dict, alias=OWN_KEYS)
    """Keys of the organisation's own, which begin with `x-`, kept as they were written."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        cls.shape = {
            shape.key: shape
            for name, field in cls.model_fields.items()
            if (shape := shape_of(name, field, cls.key_fields)).key not in (OWN_KEYS, IDENTITY)
        }
        cls.synonyms = {other: shape.key for shape in cls.shape.values() for other in shape.synonyms}
        cls.pointing = _some(cls.shape, lambda shape: shape.reference or (shape.record and shape.record.pointing))
        cls.worded = _some(
            cls.shape, lambda shape: shape.markdown or shape.address or (shape.record and shape.record.worded)
        )
        cls.paired = _some(cls.shape, lambda shape: shape.record and shape.record.has_pairs)
        cls.tabled = _some(cls.shape, lambda shape: shape.or_table or (shape.record and shape.record.tabled))
        cls.brief = _some(
            cls.shape,
            lambda shape: (
                (shape.many and not shape.record) or (shape.record and (shape.record.bare or shape.record.brief))
            ),
        )
        needed = [key for key, shape in cls.shape.items() if shape.required]
        cls.lone = cls.bare or (needed[0] if len(needed) == 1 else None)
        cls.chosen = _some(cls.shape, lambda shape: shape.is_open)
        cls.has_pairs = bool(
            cls.exactly_one or cls.exactly_one_with or cls.never_both or cls.required_unless or cls.ways or cls.paired
        )

    @classmethod
    def is_needed(cls, key: str) -> bool:
        """Whether a record says nothing without this key."""
        in_ways = any(key in way and len(way) > 1 for ways in cls.ways.values() for way in ways)
        is_required = cls.shape[key].required or key in cls.required_unless
        return is_required or in_ways or any(key in keys for keys in cls.exactly_one)


def _some(shapes: Mapping[str, FieldShape], wanted: Callable[[FieldShape], object]) -> Mapping[str, FieldShape]:
    return {key: shape for key, shape in shapes.items() if wanted(shape)}


class Status(FixedWord):
    """Where an entity stands in its life."""

    DRAFT = "draft"
    PLANNED = "planned"
    LIVE = "live"
    RETIRED = "retired"


USUAL_STATUSES = (Status.DRAFT, Status.LIVE, Status.RETIRED)
"""Only promises may also be planned."""


def _usual(status: Status) -> Status:
    if status not in USUAL_STATUSES:
        raise PydanticCustomError("value-not-allowed", "is not allowed here", {"allowed": "\n".join(USUAL_STATUSES)})
    return status


UsualStatus = Annotated[Status, AfterValidator(_usual)]


class SourceOfTruth(Record):
    """A link to where the truth is kept elsewhere."""

    title: Title = Field(examples=["The handbook on deliveries"])
    """What the linked document or system is called."""
    url: Address = Field(examples=["https://www.example.com/handbook"])
    """Where to find it."""


class Entity(Record):
    """One file below one of the kinds' folders."""

    kind: ClassVar[str]
    folder: ClassVar[str]
    meaning: ClassVar[str]

    id: str = Field(alias=IDENTITY, exclude=True)
    """The name of its file without `.md`."""
    title: Title | None = None
    """What readers call it, in lists, links and diagrams."""
    summary: Text | None = None
    """What it is, in a sentence or two, for lists and previews."""
    status: UsualStatus = Status.LIVE
    """`draft` while it is being written, `live` when it counts, `retired` when it is over."""
    tags: tuple[Title, ...] = ()
    """Words of your own by which to group pages."""
    aliases: tuple[FormerId, ...] = ()
    """Ids that it had before, so that whoever still uses them is led here."""
    links: tuple[SourceOfTruth, ...] = ()
    """Where the truth is kept outside the map, such as a contract, a dashboard or a handbook."""
    reviewed: Day | None = None
    """When somebody last made sure that all of this is still true."""
    review_every: DurationText | None = None
    """How long such a review stays good."""

    @cached_property
    def key(self) -> Key:
        return key_of(self.kind, self.id)

    @property
    def name(self) -> str:
        """The name that readers see."""
        return self.title or self.id

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_live(self) -> bool:
        return self.status == Status.LIVE
