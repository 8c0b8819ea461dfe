"""Names of the columns of a table of measurements: as they are, misspelt, and in other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from cxmap.findings.letters import FARTHEST, letters_apart
from cxmap.loading.files.characters import STAND_IN
from cxmap.model.capability import Measurement

CAPABILITY, METRIC = "capability", "metric"
NEEDED = ("period", "value")
NUMBERS = ("value", "sample", "low", "high")
COLUMNS = (*Measurement.shape, CAPABILITY, METRIC)
_UNIT = re.compile(r"[(\[].*[)\]]$")
_SHORT = 4

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "period": (
        *("month", "quarter", "year", "week", "day", "date", "time", "when", "monat", "quartal", "jahr", "woche"),
        *("datum", "zeitraum", "mois", "trimestre", "année", "période", "mes", "fecha", "periodo", "maand", "periode"),
    ),
    "value": (
        *("result", "score", "figure", "level", "percent", "percentage", "rate", "share", "%", "wert", "ergebnis"),
        *("anteil", "prozent", "valeur", "résultat", "valor", "waarde", "valore"),
    ),
    "sample": (
        *("n", "responses", "respondents", "answers", "samplesize", "size", "base", "cases", "count", "measured"),
        *("stichprobe", "anzahl", "fallzahl", "fälle", "antworten", "échantillon", "effectif", "réponses", "muestra"),
    ),
    "low": ("lower", "lowerbound", "lowerlimit", "cilow", "cilower", "min", "minimum"),
    "high": ("upper", "upperbound", "upperlimit", "cihigh", "ciupper", "max", "maximum"),
    "group": ("segment", "region", "gruppe", "groupe", "grupo", "groep"),
    "metric": ("measure", "kpi", "indicator", "kennzahl"),
    "capability": ("fähigkeit",),
}
_BY_OTHER_NAME = {other: name for name, others in _OTHER_NAMES.items() for other in others}


def column_named(cell: str) -> str:
    """The name of a column; letter case and spaces do not matter."""
    return "".join(cell.replace(STAND_IN, "").split()).lower()


def other_name(name: str) -> str | None:
    """The column that is called otherwise elsewhere: `n` for `sample`."""
    bare = _UNIT.sub("", name).rstrip("=:.")
    return _BY_OTHER_NAME.get(bare) or (bare if bare != name and bare in COLUMNS else None)


def misspelt(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names that are a letter or two from a column that the table does not have, each with that column."""
    absent = [column for column in COLUMNS if column not in names]
    for name in names:
        if name and name not in COLUMNS:
            close = next((column for column in absent if _is_slip(name, column)), None)
            if close:
                yield name, close


def otherwise_named(names: Sequence[str], said: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names that are other words for a column that the table does not have, each with that column."""
    for name in names:
        meant = other_name(name)
        if meant and meant not in names and name not in said:
            yield name, meant


def _is_slip(name: str, column: str) -> bool:
    # Other words are a letter away from a short name: `row` from `low`.
    if len(column) <= _SHORT:
        return (name[0] == column[0] and len(name) != len(column) and letters_apart(name, column) == 1) or _is_swapped(
            name, column
        )
    return letters_apart(name, column) <= FARTHEST


def _is_swapped(name: str, column: str) -> bool:
    return sorted(name) == sorted(column) and letters_apart(name, column) == 1
