"""Performance: what a capability has delivered on one metric, as far as it is known on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cxmap.alignment.doubt import Damage
from cxmap.alignment.evidence import Evidence, evidence_of_rows
from cxmap.alignment.series import series_of
from cxmap.model.capability import Delivery, Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator


@dataclass(frozen=True, slots=True)
class Performance:
    """One metric's evidence by group, and the level that the capability is designed for."""

    metric: Metric
    damage: Damage
    operator: Operator
    designed: Decimal | None
    evidence: Mapping[str | None, Evidence]

    @property
    def newest_rows(self) -> Iterator[Measurement | None]:
        """The newest row of each series, None of one without rows."""
        return (each.series.newest for each in self.evidence.values())

    @property
    def newest_fresh_rows(self) -> tuple[Measurement, ...]:
        """The newest fresh row of each series that has one."""
        self._ask_for_age()
        found = (each.series.newest_fresh for each in self.evidence.values())
        return tuple(row for row in found if row)

    @property
    def misses_its_design(self) -> bool:
        """Whether one of the newest fresh rows misses the designed level."""
        return any(not self.is_as_designed(row) for row in self.newest_fresh_rows)

    @property
    def is_fresh_throughout(self) -> bool:
        """Whether the newest row of every series is fresh."""
        self._ask_for_age()
        return all(
            each.series.newest is not None and each.series.newest_fresh is each.series.newest
            for each in self.evidence.values()
        )

    def is_as_designed(self, row: Measurement) -> bool:
        """Whether a row meets the designed level, where there is one."""
        return self.designed is None or self.operator.is_met(row.value, self.designed)

    def _ask_for_age(self) -> None:
        if any(row is not None for row in self.newest_rows):
            self.damage.touch("max_age")


def performance_of(delivery: Delivery, metric: Metric, damage: Damage, as_of: date) -> Performance:
    series = series_of(delivery.measurements, metric, as_of)
    return Performance(
        metric=metric,
        damage=damage,
        operator=Operator.towards(metric.better),
        designed=delivery.designed,
        evidence={group: evidence_of_rows(each) for group, each in series.items()},
    )
