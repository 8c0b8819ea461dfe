"""Blocks: views of the map that an author puts into a page, each with what it is to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from cxmap.model.fields import KnownChannel, PositiveCount, Title
from cxmap.model.ids import DepartmentId, JourneyId, PartnerId, PersonaId, PromiseId, TouchpointId
from cxmap.model.record import Record
from cxmap.model.verdicts import Verdict
from cxmap.model.words import FixedWord


class BlockView(FixedWord):
    """The views that a block can show."""

    PROMISES = "promises"
    TROUBLE = "trouble"
    KEPT_RATE = "kept-rate"
    MATRIX = "matrix"
    MAY_WE_SAY = "may-we-say"
    JOURNEYS = "journeys"
    TOUCHPOINTS = "touchpoints"
    JOURNEY = "journey"

    @property
    def meaning(self) -> str:
        """The content of the view, in a few words."""
        return _MEANINGS[self]

    @property
    def filters(self) -> tuple[str, ...]:
        """The fields of a block by which it can be narrowed down."""
        return _OF_A_JOURNEY if self is BlockView.JOURNEY else _OF_A_LIST if self in _LISTS else _OF_PROMISES


class PickedVerdict(FixedWord):
    """The verdicts by which promises can be picked, the worst first, and what stands in place of one."""

    # An enumeration cannot grow another one's members; a test holds the two together.
    OVER_PROMISED = Verdict.OVER_PROMISED.value
    BROKEN = Verdict.BROKEN.value
    UNBACKED = Verdict.UNBACKED.value
    UNVERIFIED = Verdict.UNVERIFIED.value
    AT_RISK = Verdict.AT_RISK.value
    UNDER_PROMISED = Verdict.UNDER_PROMISED.value
    KEPT = Verdict.KEPT.value
    HOMELESS = "homeless"
    NO_VERDICT = "no-verdict"


class Block(Record):
    """Any page, and the text of any file of the map, can hold views of the map: fenced blocks of the language `cxmap`,
    between two lines of three backticks. Every filter takes one value or a list. A promise is shown where one of the
    places at which customers feel it fits all filters at once; its verdict is that of the worst of those places.
    """

    kind: ClassVar[str] = "block"

    view: BlockView
    """What the block shows."""
    title: Title | None = None
    """What stands above it."""
    journey: tuple[JourneyId, ...] = ()
    """Promises that are felt on one of these journeys; for `view: journey` the journey itself."""
    touchpoint: tuple[TouchpointId, ...] = ()
    """Promises that are felt at one of these touchpoints."""
    channel: tuple[KnownChannel, ...] = ()
    """Promises that are felt in one of these channels."""
    department: tuple[DepartmentId, ...] = ()
    """Promises that one of these departments helps to keep."""
    partner: tuple[PartnerId, ...] = ()
    """Promises that one of these partners helps to keep."""
    persona: tuple[PersonaId, ...] = ()
    """Promises that are made to one of these groups of customers, or to everybody."""
    promise: tuple[PromiseId, ...] = ()
    """These promises and no others."""
    verdict: tuple[PickedVerdict, ...] = ()
    """Promises that have one of these verdicts, of those that the other filters leave."""
    limit: PositiveCount | None = None
    """How many are shown at most."""


PICKING = ("promise", "persona", "journey", "touchpoint", "channel", "department", "partner", "verdict")
"""The fields of a block that say what it shows, in the order in which a sentence names them."""

_LISTS = (BlockView.PROMISES, BlockView.TROUBLE, BlockView.JOURNEYS, BlockView.TOUCHPOINTS)
_OF_PROMISES = PICKING
_OF_A_LIST = (*PICKING, "limit")
_OF_A_JOURNEY = ("journey",)
_MEANINGS: Mapping[BlockView, str] = {
    BlockView.PROMISES: "The register: each promise with its verdict, its reason and its numbers.",
    BlockView.TROUBLE: "A card for each promise that is over-promised, broken or unbacked, or as the block says.",
    BlockView.KEPT_RATE: "The share of places at which promises are kept, and a bar of all verdicts.",
    BlockView.MATRIX: "Promises by stages, one matrix for each journey.",
    BlockView.MAY_WE_SAY: "What may be said of each promise today, in the lists of “What may I promise?”.",
    BlockView.JOURNEYS: "The journeys on which such promises are felt, those first that hurt and matter most.",
    BlockView.TOUCHPOINTS: "The touchpoints at which such promises are felt.",
    BlockView.JOURNEY: "The map of one journey.",
}
