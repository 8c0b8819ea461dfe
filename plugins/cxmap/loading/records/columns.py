"""Names of the columns of a table of measurements: as they are, misspelt, and in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxmap.findings.letters import FARTHEST, letters_apart
from cxmap.findings.suggest import nearest
from cxmap.loading.files.characters import STAND_IN
from cxmap.model.capability import Measurement

CAPABILITY, METRIC = "capability", "metric"
NEEDED = ("period", "value")
NUMBERS = ("value", "sample", "low", "high")
COLUMNS = (*Measurement.shape, CAPABILITY, METRIC)
_SHORT = 4
_LONGEST = 80
_MOST = 1000
"""So many columns are compared with the known ones."""
_SET_ASIDE = "x-"

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "period": (
        *("month", "quarter", "year", "week", "day", "date", "time", "when", "monat", "quartal", "jahr", "woche"),
        *("datum", "zeitraum", "mois", "trimestre", "année", "période", "mes", "fecha", "periodo", "maand", "periode"),
    ),
    "value": (
        *("result", "score", "figure", "level", "percent", "percentage", "rate", "share", "%", "wert", "ergebnis"),
        *("anteil", "prozent", "quote", "valeur", "résultat", "taux", "valor", "waarde", "valore"),
    ),
    "sample": (
        *("n", "responses", "respondents", "answers", "samplesize", "size", "base", "cases", "count", "measured"),
        *("stichprobe", "anzahl", "fallzahl", "fälle", "antworten", "échantillon", "effectif", "réponses", "muestra"),
        *("basis", "stichprobengröße", "stichprobenumfang", "grundgesamtheit", "nombre", "cas", "tamaño", "casos"),
        *("campione", "casi", "aantal", "steekproef", "antal", "liczba", "próba", "rücklauf", "teilnehmer", "befragte"),
    ),
    "low": ("lower", "lowerbound", "lowerlimit", "cilow", "cilower", "min", "minimum"),
    "high": ("upper", "upperbound", "upperlimit", "cihigh", "ciupper", "max", "maximum"),
    "group": ("segment", "region", "gruppe", "groupe", "grupo", "groep"),
    "metric": ("measure", "kpi", "indicator", "kennzahl"),
    "capability": ("fähigkeit",),
}
_TARGETS = frozenset(
    (
        *("target", "goal", "plan", "planned", "budget", "forecast", "soll", "ziel", "zielwert", "vorgabe", "objectif"),
        *("cible", "objetivo", "meta", "obiettivo", "doel", "norm", "mål", "cel"),
    )
)
_UNIT = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\bin\s+\S+|%)\s*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:anzahl|zahl de[rs]|number of|no\.? of|nr\.? of|count of|total of|nombre d|número de|numero di|aantal|antal"
    r"|liczba|sample|stichprobe|#\s*\w|n\s*\(|n\s*=).*|.*(?:anzahl| count| responses| respondents)",
    re.IGNORECASE,
)
"""Names of columns that count cases."""
_BY_OTHER_NAME = {other: name for name, others in _OTHER_NAMES.items() for other in others}


def column_named(cell: str) -> str:
    """The name of a column; letter case and spaces do not matter."""
    return "".join(cell.replace(STAND_IN, "").split()).lower()


def other_name(heading: str) -> str | None:
    """The column that is called otherwise elsewhere: `n` for `sample`, `Wert in %` for `value`."""
    name, bare = column_named(heading), column_named(_without_unit(heading)).rstrip("=:.")
    known = _BY_OTHER_NAME.get(name) or _BY_OTHER_NAME.get(bare) or (bare if bare != name and bare in COLUMNS else None)
    return known or ("sample" if _COUNTED.fullmatch(_plain(heading)) else None)


def column_meant(heading: str) -> str | None:
    """The column that a name is, is near to, or is another word for."""
    name = column_named(heading)
    return name if name in COLUMNS else other_name(heading) or nearest(name[:_LONGEST], NEEDED)


def is_target(heading: str) -> bool:
    """Whether a name says that the column holds what was aimed at, and not what was measured."""
    return column_named(_without_unit(heading)) in _TARGETS


def is_set_aside(heading: str) -> bool:
    """Whether a name says that the column is not for the map."""
    return column_named(heading).startswith(_SET_ASIDE)


def misspelt(headings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names that are a letter or two from a column that the table does not have, each with that column."""
    names = [*map(column_named, headings)]
    absent = [column for column in COLUMNS if column not in names]
    for heading, name in zip(headings[:_MOST], names, strict=False):
        if name and name not in COLUMNS and not is_set_aside(heading):
            close = next((column for column in absent if _is_slip(name, column)), None)
            if close:
                yield heading, close


def otherwise_named(headings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names that are other words for a column that the table does not have, each with that column."""
    names = {*map(column_named, headings)}
    for heading in headings:
        meant = None if column_named(heading) in COLUMNS else other_name(heading)
        if meant and meant not in names:
            yield heading, meant


def _without_unit(heading: str) -> str:
    return _UNIT.sub("", _plain(heading))


def _plain(heading: str) -> str:
    return " ".join(heading[:_LONGEST].split())


def _is_slip(name: str, column: str) -> bool:
    # Other words are a letter away from a short name: `row` from `low`.
    if len(column) <= _SHORT:
        return (name[0] == column[0] and len(name) != len(column) and letters_apart(name, column) == 1) or _is_swapped(
            name, column
        )
    return letters_apart(name, column) <= FARTHEST


def _is_swapped(name: str, column: str) -> bool:
    return sorted(name) == sorted(column) and letters_apart(name, column) == 1
