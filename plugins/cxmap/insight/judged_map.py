"""The map with its verdicts, and what points at what: all that an answer is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from cxmap.alignment.results import Alignment, Pair, SafeLevel, Tally
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.record import Entity

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class JudgedMap(LinkedMap):
    """A linked catalogue and the verdicts on it."""

    as_of: date = field(init=False)
    alignment: Alignment

    def __post_init__(self) -> None:
        object.__setattr__(self, "as_of", self.alignment.as_of)

    def pairs_of(self, key: Key) -> tuple[Pair, ...]:
        return self.alignment.pairs_of.get(key, ())

    def is_half_known(self, promise: Key) -> bool:
        """Whether a mistake in the content hides the verdict on a promise somewhere."""
        return kind_and_id(promise)[1] in self.alignment.half_known

    def kept_by(self, party: Key) -> tuple[Pair, ...]:
        """The pairs that a department or partner helps to keep."""
        return self.alignment.kept_by.get(party, ())

    def made_by(self, party: Key) -> tuple[Pair, ...]:
        """The pairs of the promises that a department or partner makes."""
        return self.alignment.made_by.get(party, ())

    def safe_level(self, capability: str, metric: str, group: str | None = None) -> SafeLevel | None:
        """The level on a metric that a capability can be relied on for, for a group; None where nobody can tell."""
        levels = self.alignment.safe.get(capability, ())
        return next((level for level in levels if (level.metric, level.group) == (metric, group)), None)

    def tally_of(self, key: Key) -> Tally | None:
        """The counts of a live entity's verdicts; None for all others."""
        return self.alignment.tallies.get(key)

    def count_live(self, key: Key, kind: str, field: str) -> int:
        """How many live entities of a kind with verdicts point at one in a field."""
        return sum(self.tally_of(source) is not None for source in self.sources(key, kind, field))
