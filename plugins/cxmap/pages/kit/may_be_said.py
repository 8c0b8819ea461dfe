"""May be said: the titles of the five lists, and where each begins on its page."""

from __future__ import annotations

from cxmap.insight.may_be_said import MayBeSaid

TITLES = {
    MayBeSaid.SAFE: "Safe to say",
    MayBeSaid.QUALIFIED: "Say with its qualifier",
    MayBeSaid.NOT_YET: "Not yet",
    MayBeSaid.STOP: "Stop saying",
    MayBeSaid.MORE: "Say more",
}


def anchor_of(listed: MayBeSaid, name: str = "") -> str:
    """Where a list begins on its page, unlike all headings; `name` tells several lists of one page apart."""
    return f"{name}list-{listed}"
