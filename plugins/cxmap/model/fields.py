"""Field types: how a text from front matter becomes a number, a day, a period, a channel, a safe address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, InstanceOf, ValidationInfo
from pydantic_core import PydanticCustomError

from cxmap.model.channels import OTHER_CHANNEL, STANDARD_CHANNELS, channels_with
from cxmap.model.durations import Duration, Period, day_from
from cxmap.model.ids import is_id
from cxmap.model.marks import InlineMarkdown, InUnitOfMetric, OneOf, OwnWord
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.bounds import figure_meant, least_meant, most_meant
from cxmap.model.slips.days import day_meant, period_meant
from cxmap.model.slips.durations import duration_meant
from cxmap.model.slips.mailboxes import mailbox_from, mailbox_meant
from cxmap.model.slips.numbers import (
    can_be_thousands,
    percentile_meant,
    rating_meant,
    scale_meant,
    whole_meant,
)
from cxmap.model.slips.slip import Meant, Slip, slip_in
from cxmap.model.slips.words import flag_meant
from cxmap.model.words import word_in

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_SCHEME = re.compile(r"[^/?#]*?:")
_SAFE_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_DAY_OR_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?", re.ASCII
)
_FILE_OF_THEME = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*", re.ASCII)
_LONGEST_NUMBER = 30
YEAR_STARTS = "fiscal_year_starts"
"""The name under which the context of a validation says in which month the site's financial years start."""
_NOT_KNOWN = "leave it empty until it is known, or take the whole entry out"

T = TypeVar("T")
N = TypeVar("N", int, Decimal)


def _wrong_type(expected: str, hint: str, instead: str | None = None) -> PydanticCustomError:
    words = {"expected": expected, "hint": hint, "instead": instead}
    return PydanticCustomError("wrong-type", "is not {expected}", words)


def _not_allowed(problem: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("value-not-allowed", "{problem}", {"problem": problem, "hint": hint})


def _reader(read: Callable[[str], T], expected: str, hint: str, meant: Meant | None = None) -> BeforeValidator:
    """A validator that reads a text, and says in plain words what it should have been."""

    return BeforeValidator(lambda value: _read(value, read, expected, hint, meant))


def _read(value: Any, read: Callable[[str], T], expected: str, hint: str, meant: Meant | None) -> T:
    if not isinstance(value, str):
        raise _wrong_type(expected, hint)
    try:
        return read(value)
    except PydanticCustomError:
        raise
    except ValueError:
        slip = slip_in(value, read, meant) or Slip(_NOT_KNOWN if is_blank(value) else hint)
        raise _wrong_type(expected, slip.hint, slip.suggestion) from None


def _read_period(value: Any, info: ValidationInfo) -> Period:
    """A period; where a financial year begins depends on the site."""
    meant = partial(period_meant, year_starts=(info.context or {}).get(YEAR_STARTS))
    return _read(value, Period.from_text, "a period", _PERIOD_HINT, meant)


def number_from(text: str) -> Decimal:
    """An optional sign, digits, at most one point with digits on both sides; else raises ValueError."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    if len(text) > _LONGEST_NUMBER:
        raise _not_allowed("is too long a number", f"round it to at most {_LONGEST_NUMBER} digits")
    return Decimal(text)


def _clear_number_from(text: str) -> Decimal:
    """A number that nobody can take for a thousand times as much: `1.000` is a thousand in half of Europe."""
    if can_be_thousands(text):
        raise ValueError(text)
    return number_from(text)


@dataclass(frozen=True, slots=True)
class ScaleEnds:
    """The lowest and the highest value on a scale, and how the author wrote them."""

    text: str
    low: Decimal
    high: Decimal

    @classmethod
    def from_text(cls, text: str) -> ScaleEnds:
        """Reads two numbers joined by `..`, the lower one first; raises ValueError for anything else."""
        low, _, high = text.partition("..")
        ends = cls(text, number_from(low), number_from(high))
        if ends.low >= ends.high:
            raise ValueError(text)
        return ends

    def __str__(self) -> str:
        return self.text


def _whole_from(text: str) -> int:
    number = number_from(text)
    if "." in text:
        raise ValueError(text)
    return int(number)


def _flag_from(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise ValueError(text)
    return _FLAGS[text.lower()]


def _one_to_five(value: Decimal) -> Decimal:
    if not 1 <= value <= 5:
        raise _not_allowed("is not between 1 and 5", "write a number from 1 to 5")
    return value


def _not_below_zero(value: N) -> N:
    if value < 0:
        raise _not_allowed("is below 0", "write a number that is 0 or more")
    return value


def _between_0_and_100(value: Decimal) -> Decimal:
    if not 0 < value < 100:
        raise _not_allowed("is not above 0 and below 100", "write a number such as `95`, without a percent sign")
    return value


def _day_or_time(text: str) -> date:
    """A day, behind which the time of day may stand."""
    if not (found := _DAY_OR_TIME.fullmatch(text)):
        raise ValueError(text)
    return day_from(found["day"])


def _file_of_theme(text: str) -> str:
    if not _FILE_OF_THEME.fullmatch(text):
        raise ValueError(text)
    return text


def _end_of_address(text: str) -> str:
    if ".." in text.replace("\\", "/").split("/"):
        raise _not_allowed("leads out of its folder", "write a few words, joined by hyphens")
    return text


def _above_zero(value: int) -> int:
    if value < 1:
        raise _not_allowed("is not above 0", "write a whole number that is 1 or more, or leave it out")
    return value


def _some_time(value: Duration) -> Duration:
    if value.count < 1:
        raise _not_allowed(
            "is no time at all, so that everything would be too old at once",
            "write how long it counts, such as `90 days`, or leave it out",
        )
    return value


def before_it_begins(first: date, *, since: str, until: str) -> PydanticCustomError:
    """The complaint about a last day that lies before the first one; `since` and `until` are their keys."""
    problem, hint = ends_before(first, since=since, until=until)
    return PydanticCustomError("value-not-allowed", "{problem}", {"problem": problem, "hint": hint, "at": until})


def ends_before(first: date, *, since: str, until: str) -> tuple[str, str]:
    """The mistake in a last day that lies before the first one, and what to do."""
    return f"lies before `{since}`, which is {first}", f"one of the two days is a slip: correct `{until}` or `{since}`"


def names_scheme(address: str) -> bool:
    """Whether an address says how it is asked for, as `https:` does; a colon further on is one of a name."""
    return _SCHEME.match(address) is not None


def is_safe_address(address: str) -> bool:
    """True for https, http, mailto, tel and relative addresses; scripts, data and `//host` are not safe.

    Browsers drop tabs and newlines and skip leading blanks before they look for a scheme, so this does too.
    """
    seen = "".join(sign for sign in address if sign > " ").replace("\\", "/").lower()
    if seen.startswith("//"):
        return False
    return not names_scheme(seen) or seen.startswith(_SAFE_SCHEMES)


def _refuse_unsafe(address: str) -> None:
    if not is_safe_address(address):
        raise ValueError


def _safe_address(address: str) -> str:
    if not is_safe_address(address):
        slip = slip_in(address, _refuse_unsafe, None) or Slip(SAFE_ADDRESS_HINT)
        words = {"hint": slip.hint, "instead": slip.suggestion}
        raise PydanticCustomError("unsafe-link", "is no https, http, mailto, tel or relative address", words)
    return address


def _known_channel(channel: str, info: ValidationInfo) -> str:
    known = channels_with((info.context or {}).get("channels", ()))
    if meant := word_in(channel, known):
        return meant
    raise PydanticCustomError("value-not-allowed", "is not a channel", {"allowed": "\n".join(known)})


def _channel_or_other(channel: str, info: ValidationInfo) -> str:
    return word_in(channel, channels_with((info.context or {}).get("channels", ()))) or OTHER_CHANNEL


def _id(text: str) -> str:
    if not is_id(text):
        raise ValueError(text)
    return text


_NUMBER_HINT = "write the number alone, in digits, with a point before decimals"
_WHOLE = "write a whole number in digits, and nothing else"
_PERIOD_HINT = (
    "write a day (2026-10-31), a week (2026-W44), a month (2026-10), a quarter (2026-Q3), a half (2026-H1), "
    "a year (2026), or two days with two dots between (2026-04-01..2026-09-30)"
)
_ID_HINT = "write lower-case letters and digits, joined by single hyphens"
SAFE_ADDRESS_HINT = "write a full https address, or the relative path of a page"
Text = Annotated[str, InlineMarkdown()]
Title = str
Level = Annotated[Decimal, _reader(_clear_number_from, "a number", _NUMBER_HINT, figure_meant), InUnitOfMetric()]
LowestLevel = Annotated[Decimal, _reader(_clear_number_from, "a number", _NUMBER_HINT, least_meant), InUnitOfMetric()]
HighestLevel = Annotated[Decimal, _reader(_clear_number_from, "a number", _NUMBER_HINT, most_meant), InUnitOfMetric()]
Amount = Annotated[
    Decimal,
    _reader(lambda text: _not_below_zero(_clear_number_from(text)), "a number", _NUMBER_HINT, figure_meant),
    InUnitOfMetric(),
]
Rating = Annotated[
    Decimal, _reader(lambda text: _one_to_five(number_from(text)), "a number", _NUMBER_HINT, rating_meant)
]
Percentile = Annotated[
    Decimal, _reader(lambda text: _between_0_and_100(number_from(text)), "a number", _NUMBER_HINT, percentile_meant)
]
Count = Annotated[int, _reader(lambda text: _not_below_zero(_whole_from(text)), "a whole number", _WHOLE, whole_meant)]
Weight = Annotated[
    float, _reader(lambda text: float(_not_below_zero(number_from(text))), "a number", _NUMBER_HINT, figure_meant)
]
PositiveCount = Annotated[
    int, _reader(lambda text: _above_zero(_whole_from(text)), "a whole number", _WHOLE, whole_meant)
]
Flag = Annotated[bool, _reader(_flag_from, "`true` or `false`", "write `true` or `false`", flag_meant)]
Day = Annotated[
    date, _reader(day_from, "a day of the calendar", "write year, month and day in the form YYYY-MM-DD", day_meant)
]
DayOrTime = Annotated[
    date,
    _reader(_day_or_time, "a day of the calendar", "write year, month and day in the form YYYY-MM-DD", day_meant),
]
DurationText = Annotated[
    InstanceOf[Duration],
    _reader(
        Duration.from_text, "a duration", "write a number and behind it days, weeks, months or years", duration_meant
    ),
    AfterValidator(_some_time),
]
PeriodText = Annotated[InstanceOf[Period], BeforeValidator(_read_period)]
Scale = Annotated[
    InstanceOf[ScaleEnds],
    _reader(
        ScaleEnds.from_text,
        "a scale",
        "write the lowest value, two dots and the highest value, such as 0..10",
        scale_meant,
    ),
]
Address = Annotated[str, AfterValidator(_safe_address)]
ThemeFile = Annotated[
    str, _reader(_file_of_theme, "the name of a file", "write letters, digits and hyphens, and `/` between folders")
]
AddressEnd = Annotated[str, AfterValidator(_end_of_address)]
Mailbox = Annotated[
    str, _reader(mailbox_from, "an email address", "write one address, such as `team@example.com`", mailbox_meant)
]
KnownChannel = Annotated[str, OneOf(STANDARD_CHANNELS), AfterValidator(_known_channel)]
Channel = Annotated[str, OneOf(STANDARD_CHANNELS, may_stand=True), AfterValidator(_channel_or_other)]
FormerId = Annotated[str, _reader(_id, "an id", _ID_HINT)]
OwnId = Annotated[str, OwnWord(), _reader(_id, "an id", _ID_HINT)]
