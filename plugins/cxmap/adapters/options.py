"""The options of a site, each declared once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from pydantic_core import PydanticCustomError

from cxmap.alignment.reading import REQUIRED_SHARES
from cxmap.compiler import RULES
from cxmap.findings.finding import OFF
from cxmap.findings.severity import Severity
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.model.durations import day_from
from cxmap.model.fields import number_from
from cxmap.model.hosts import host_of
from cxmap.model.promise import ReadsAs
from cxmap.model.slips.months import month_named
from cxmap.model.source import OwnSeverity, Settings

PLUGIN = "cxmap"
"""The name by which a site lists us, among its plugins or its Markdown extensions."""
LOCKING = frozenset(("encryptcontent",))
"""Plugins that lock pages with a password."""
ARRANGING = frozenset(("awesome-nav", "awesome-pages", "literate-nav", "section-index"))
"""Plugins that arrange the navigation."""
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.IGNORECASE)
_NO_DAY = "not a day as YYYY-MM-DD"
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class ConfigurationError(Exception):
    """Something is wrong with the configuration; the text is the sentence for whoever runs the command."""

    def written_in(self, file: str) -> ConfigurationError:  # noqa: ARG002  # it may be about something else
        """The same, where options stand in a file of another name."""
        return self


class WrongOptionError(ConfigurationError):
    """An option makes no sense; the text names the file where options usually stand."""

    def __init__(self, option: str, problem: str, file: str = "mkdocs.yml") -> None:
        super().__init__(f"`{option}` of `{PLUGIN}` in `{file}` {problem}")
        self._option, self._problem = option, problem

    def written_in(self, file: str) -> WrongOptionError:
        return WrongOptionError(self._option, self._problem, file)


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """The options that a site writes below `cxmap:`. Each is checked when it is asked for: no command needs them all.

    Reading one raises ConfigurationError where its value makes no sense.
    """

    said: Mapping[str, object] = field(default_factory=dict)

    @property
    def as_of(self) -> date | None:
        """The day for which verdicts are computed"""
        value = self.said.get("as_of")
        try:
            return day_from(str(value)) if value else None
        except ValueError:
            raise WrongOptionError("as_of", f"is `{value}`, {_NO_DAY}") from None

    @property
    def channels(self) -> tuple[str, ...]:
        """Names of channels that you have beside the usual ones, those that the content adds aside"""
        return _names("channels", self.said.get("channels"))

    @property
    def drafts(self) -> bool:
        """Whether drafts are shown"""
        return self._flag("drafts", unsaid=False)

    @property
    def quarantine(self) -> bool:
        """Whether a site is built without the files that have errors; else errors stop the build"""
        return self._flag("quarantine", unsaid=False)

    @property
    def history(self) -> bool | str:
        """Whether git is asked what changed, or the folder whose files tell it"""
        value = self.said.get("history")
        is_folder = isinstance(value, str) and value and value.lower() not in _FLAGS
        return str(value) if is_folder else self._flag("history", unsaid=True)

    @property
    def compare(self) -> tuple[str, ...]:
        """One or two tags or other revisions, whose verdicts are compared"""
        return _revisions(self.said.get("compare"))

    @property
    def goal(self) -> Decimal | None:
        """The promise rate, in percent, that you want to reach: `90`"""
        value = self.said.get("goal")
        return None if value in (None, "") else _share("goal", value)

    @property
    def rules(self) -> tuple[OwnSeverity, ...]:
        """For a rule by its name: `error`, `warning`, `note` or `off`; in some files alone too, with a reason"""
        return tuple(_severities(self.said.get("rules")))

    @property
    def reads_as(self) -> Mapping[ReadsAs, Decimal]:
        """For a way in which sentences are read, the share of customers in percent who must get it: `every: 97`"""
        return _readings(self.said.get("reads_as"))

    @property
    def fiscal_year_starts(self) -> int | None:
        """The month in which your financial year starts, such as `07`: by it the days of `2025/26` are suggested"""
        return _month(self.said.get("fiscal_year_starts"))

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Names of other hosts from which pages may load pictures and other parts"""
        return tuple(_hosts(self.said.get("allowed_hosts")))

    @property
    def forms(self) -> bool | None:
        """Whether the site has forms in which its files are written and changed"""
        return None if self.said.get("forms") in (None, "") else self._flag("forms", unsaid=False)

    @property
    def search_engines(self) -> bool:
        """Whether search engines may read the site and list it"""
        return self._flag("search_engines", unsaid=False)

    @property
    def policy(self) -> Mapping[str, tuple[str, ...]] | None:
        """The sources from which pages may fetch and run more than the build wrote; `false` leaves the policy out"""
        said = _policy(self.said.get("policy"))
        hosts = self.allowed_hosts
        if said is None or not hosts:
            return said
        return {**said, **{name: (*hosts, *said.get(name, ())) for name in _OF_HOSTS}}

    def settings(self, environment: Mapping[str, str], as_of: str | None = None) -> Settings:
        """The settings of the compiler; `as_of` is the command line's day, which goes before the site's."""
        return Settings(
            as_of=_asked_day(as_of) if as_of is not None else self.as_of or _today(environment),
            channels=self.channels,
            drafts=self.drafts,
            quarantine=self.quarantine,
            severities=self.rules,
            readings=self.reads_as,
            allowed_hosts=self.allowed_hosts,
            fiscal_year_starts=self.fiscal_year_starts,
        )

    def _flag(self, name: str, *, unsaid: bool) -> bool:
        """A flag in YAML or as text."""
        value = self.said.get(name)
        if value in (None, ""):
            return unsaid
        if isinstance(value, str) and value.lower() in _FLAGS:
            return _FLAGS[value.lower()]
        if isinstance(value, bool) or not value:
            return bool(value)
        raise WrongOptionError(name, "is neither `true` nor `false`")


OPTIONS: Mapping[str, str] = {
    name: member.__doc__ or "" for name, member in vars(SiteOptions).items() if isinstance(member, property)
}
"""The names of all options, each with what it holds."""


def _today(environment: Mapping[str, str]) -> date:
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return date(1970, 1, 1) + timedelta(seconds=int(epoch))
    except (ValueError, OverflowError):
        raise ConfigurationError(f"SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds since 1970") from None


def _asked_day(text: str) -> date:
    try:
        return day_from(text)
    except ValueError:
        raise ConfigurationError(f"--as-of is `{text}`, {_NO_DAY}") from None


_MONTHS = range(1, 13)


def _month(value: object) -> int | None:
    # YAML 1.1 makes 7 of `07` and a text of `08`.
    if value in (None, ""):
        return None
    text = str(value)
    if text.isascii() and text.isdigit() and int(text) in _MONTHS:
        return int(text)
    named = month_named(text)
    meant = f"; write `{named:02}`" if named else ""
    raise WrongOptionError("fiscal_year_starts", f"is `{value}`, not the number of a month from 01 to 12{meant}")


def _hosts(value: object) -> Iterator[str]:
    for name in _names("allowed_hosts", value):
        if not _HOST.fullmatch(name):
            meant = f"; write `{host}`" if (host := host_of(name)) else ""
            raise WrongOptionError("allowed_hosts", f"has `{name}`, which is no name of a host{meant}")
        yield name.lower()


def _names(option: str, value: object) -> tuple[str, ...]:
    if not value:
        return ()
    if isinstance(value, list) and all(isinstance(name, str) and name for name in value):
        return tuple(value)
    raise WrongOptionError(option, "is no list of names")


def _revisions(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    names = value if isinstance(value, list) else [value]
    if len(names) > 2 or not all(isinstance(name, str) and name.strip() and name.isprintable() for name in names):
        raise WrongOptionError("compare", "is neither a tag nor a list of two")
    return tuple(names)


_SEVERITIES = (*Severity, OFF)
_SEVERITY, _REASON, _PATHS = "severity", "reason", "paths"


def _severities(value: object) -> Iterator[OwnSeverity]:
    """Each rule has one severity, or a list of them in which the first that holds in a file counts."""
    if not value:
        return
    if not isinstance(value, Mapping):
        raise WrongOptionError("rules", "is no mapping of rules to severities")
    known = [rule.id for rule in RULES]
    for rule, said in value.items():
        if rule not in known:
            hint = did_you_mean(nearest(str(rule), known), (), otherwise="`cxmap check` names a rule with each finding")
            raise WrongOptionError(f"rules: {rule}", f"is no rule; {hint}")
        yield from (_own_severity(rule, each) for each in (said if isinstance(said, list) else [said]))


def _own_severity(rule: str, said: object) -> OwnSeverity:
    name = f"rules: {rule}"
    if not isinstance(said, Mapping):
        return OwnSeverity(rule, _severity(name, said))
    if unknown := said.keys() - {_SEVERITY, _REASON, _PATHS}:
        raise WrongOptionError(
            name, f"has `{min(map(str, unknown))}`, which is none of {_SEVERITY}, {_REASON}, {_PATHS}"
        )
    reason, paths = said.get(_REASON), said.get(_PATHS) or ()
    if not isinstance(reason, str) or not reason.strip():
        raise WrongOptionError(name, f"has no `{_REASON}`: say in a few words why")
    each = [paths] if isinstance(paths, str) else paths
    if not isinstance(each, list | tuple) or not all(isinstance(path, str) and path.strip("/") for path in each):
        raise WrongOptionError(name, f"has `{_PATHS}` that are no files or folders below the content folder")
    return OwnSeverity(
        rule, _severity(name, said.get(_SEVERITY)), reason.strip(), tuple(path.strip("/") for path in each)
    )


def _severity(name: str, said: object) -> str:
    # YAML 1.1, which MkDocs reads, makes a plain `off` a false.
    severity = OFF if said is False else said
    if severity not in _SEVERITIES:
        raise WrongOptionError(name, f"is none of {', '.join(_SEVERITIES)}")
    return str(severity)


def _readings(value: object) -> Mapping[ReadsAs, Decimal]:
    if not value:
        return {}
    if not isinstance(value, Mapping):
        raise WrongOptionError("reads_as", "is no mapping of ways to read a sentence to shares")
    return {_reading(name): _share(f"reads_as: {name}", share) for name, share in value.items()}


def _reading(name: object) -> ReadsAs:
    asked = tuple(REQUIRED_SHARES)
    found = next((each for each in asked if each == name), None)
    if found is None:
        raise WrongOptionError(f"reads_as: {name}", f"is none of {', '.join(asked)}")
    return found


def _share(option: str, value: object) -> Decimal:
    try:
        share = number_from(str(value))
    except (ValueError, PydanticCustomError):
        share = Decimal(-1)
    if not 0 <= share <= 100:
        raise WrongOptionError(option, f"is `{value}`, not a share in percent from 0 to 100")
    return share


# What allowed hosts may send: no scripts.
_OF_HOSTS = ("img-src", "media-src", "style-src", "font-src", "frame-src", "object-src")
_DIRECTIVE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SOURCE = re.compile(r"[!-+\--:<-~]+")


def _policy(value: object) -> Mapping[str, tuple[str, ...]] | None:
    """None where the site wants no policy."""
    if value in (None, "", True) or (isinstance(value, str) and _FLAGS.get(value.lower())):
        return {}
    if value is False or (isinstance(value, str) and _FLAGS.get(value.lower()) is False):
        return None
    if not isinstance(value, Mapping):
        raise WrongOptionError("policy", "is neither `false` nor a mapping of directives to sources")
    return {_directive(name): _sources(name, said) for name, said in value.items()}


def _directive(name: object) -> str:
    if isinstance(name, str) and _DIRECTIVE.fullmatch(name):
        return name
    raise WrongOptionError(f"policy: {name}", "is no directive such as `img-src`")


def _sources(name: object, said: object) -> tuple[str, ...]:
    sources = said.split() if isinstance(said, str) else said
    if isinstance(sources, list) and all(isinstance(each, str) and _SOURCE.fullmatch(each) for each in sources):
        return tuple(sources)
    raise WrongOptionError(f"policy: {name}", "is no list of sources such as `https://pictures.example`")
