"""May we say this: the sentences that can be said today, those that cannot, and what more could be said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cxmap.insight.may_be_said import MayBeSaid, Unpromoted, sayable
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.promise_words import TITLES, anchor_of
from cxmap.pages.kit.site import Site
from cxmap.pages.may_we_say.sayings import Saying, saying_of, unpromoted_saying

_RULES = {
    MayBeSaid.SAFE: "Kept or under-promised wherever customers feel it, and no small print belongs to it.",
    MayBeSaid.QUALIFIED: (
        "Kept or under-promised wherever customers feel it, as long as the small print is said with it."
    ),
    MayBeSaid.NOT_YET: (
        "At risk, unverified or unbacked somewhere, but broken nowhere; or planned, not yet valid, or felt nowhere."
    ),
    MayBeSaid.STOP: "Over-promised or broken somewhere; or over, and still to be read somewhere.",
    MayBeSaid.MORE: (
        "Promises that are exceeded, and so may be made stronger; capabilities that do what they are built for, "
        "and that no promise makes use of. Those come first on which competitors speak."
    ),
}
_OFFERED = (MayBeSaid.SAFE, MayBeSaid.QUALIFIED, MayBeSaid.MORE)


@dataclass(frozen=True, slots=True)
class SayingList:
    """One of the five lists, the rule by which something stands in it, and its anchor on the page.

    `is_offered`: whether its wording is for use, and so can be copied at a click.
    """

    name: str
    anchor: str
    title: str
    rule: str
    is_offered: bool
    sayings: tuple[Saying, ...]

    @property
    def level_is(self) -> str:
        """The name of a level: beside a sentence that is not to be said, none is safe."""
        return "Safe level" if self.is_offered else "We reach"


@dataclass(frozen=True, slots=True)
class SayingLists:
    """How long each list is, as the way to it."""

    lists: tuple[SayingList, ...]
    as_of: str

    @property
    def are_empty(self) -> bool:
        return not any(each.sayings for each in self.lists)


def build(site: Site) -> PageView:
    lists = lists_of(site)
    ways = Section("", "may_we_say/ways", SayingLists(lists, str(site.as_of)))
    return PageView("", "", (ways,), tuple(Section(each.title, "may_we_say/list", each) for each in lists))


def lists_of(site: Site, only: Collection[str] | None = None, name: str = "") -> tuple[SayingList, ...]:
    """The five lists, of `only` some promises and nothing else where that is said.

    `name` tells them from others on their page.
    """
    return tuple(
        SayingList(
            name=str(listed),
            anchor=anchor_of(listed, name),
            title=TITLES[listed],
            rule=_RULES[listed],
            is_offered=listed in _OFFERED,
            sayings=tuple(
                unpromoted_saying(site, entry) if isinstance(entry, Unpromoted) else saying_of(site, entry)
                for entry in entries
            ),
        )
        for listed, entries in sayable(site, only).items()
    )
