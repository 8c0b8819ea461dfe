"""The names of months in the languages of many authors, in full and as they are shortened."""

from __future__ import annotations

from collections.abc import Mapping

_NUMBERS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier januari enero ene gennaio gen janeiro stycznia",
            "feb february februar février fevrier fév februari febrero febbraio fevereiro fev lutego",
            "mar march märz maerz mrz mär mars marzo março marco maart mrt marts marca",
            "apr april avril avr abril abr aprile kwietnia",
            "may mai mayo maggio mag maio mei maj maja",
            "jun june juni juin junio giugno giu junho czerwca",
            "jul july juli juillet juil julio luglio lug julho lipca",
            "aug august août aout aoû agosto ago augustus augusti sierpnia",
            "sep sept september septembre septiembre settembre set sett setembro września",
            "oct october oktober okt octobre octubre ottobre ott outubro out października",
            "nov november novembre noviembre novembro listopada",
            "dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia",
        ),
        start=1,
    )
    for name in names.split()
}


def month_named(name: str) -> int:
    """The number of a month, 0 where it is none."""
    return _NUMBERS.get(name.lower().rstrip("."), 0)
