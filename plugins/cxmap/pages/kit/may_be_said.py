"""What a promise's verdict lets people say today: the five lists, and which of them a promise stands in."""

from __future__ import annotations

from enum import StrEnum

from cxmap.alignment.results import worst_pair
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.register import said_today
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import OVER

_MISLEADING = (Verdict.OVER_PROMISED, Verdict.BROKEN)
_HELD = (Verdict.UNDER_PROMISED, Verdict.KEPT)


class Speech(StrEnum):
    """What to do with a sentence."""

    SAFE = "safe"
    QUALIFIED = "qualified"
    NOT_YET = "not-yet"
    STOP = "stop"
    MORE = "more"


TITLES = {
    Speech.SAFE: "Safe to say",
    Speech.QUALIFIED: "Say with its qualifier",
    Speech.NOT_YET: "Not yet",
    Speech.STOP: "Stop saying",
    Speech.MORE: "Say more",
}
RULES = {
    Speech.SAFE: "Kept or under-promised wherever customers feel it, and no small print belongs to it.",
    Speech.QUALIFIED: "Kept or under-promised wherever customers feel it, as long as the small print is said with it.",
    Speech.NOT_YET: (
        "At risk, unverified or unbacked somewhere, but broken nowhere; or planned, not yet valid, or felt nowhere."
    ),
    Speech.STOP: "Over-promised or broken somewhere; or over, and still to be read somewhere.",
    Speech.MORE: (
        "Promises that are exceeded, and so may be made stronger; capabilities that do what they are built for, "
        "and that no promise makes use of. Those come first on which competitors speak."
    ),
}


def speech_of(site: Site, promise: Promise) -> Speech | None:
    """The list in which a promise stands; None for drafts and for what is over and said nowhere."""
    standing = site.links[promise.key].standing
    if standing in OVER:
        return Speech.STOP if any(said_today(site, promise)) else None
    if promise.is_draft:
        return None
    worst = worst_pair(site.pairs_of(promise.key))
    if worst is None:
        return Speech.NOT_YET
    if worst.verdict in _HELD:
        return Speech.QUALIFIED if promise.qualifier else Speech.SAFE
    return Speech.STOP if worst.verdict in _MISLEADING else Speech.NOT_YET


def anchor_of(speech: Speech, name: str = "") -> str:
    """Where a list begins on its page, unlike all headings; `name` tells several lists of one page apart."""
    return f"{name}list-{speech}"


def may_say_more(site: Site, promise: Promise) -> bool:
    worst = worst_pair(site.pairs_of(promise.key))
    return worst is not None and worst.verdict is Verdict.UNDER_PROMISED
