"""What `mkdocs.yml`, the environment and the command line decide, read without the site generator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from cxmap.findings.configured import OFF
from cxmap.findings.severity import Severity
from cxmap.model.durations import day_from
from cxmap.model.source import Settings

SITE_FILE = "mkdocs.yml"
CONTENT_FOLDER = "content"
_PLUGIN = "cxmap"
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class ConfigurationError(Exception):
    """What is wrong with the configuration, as a sentence for whoever runs the command."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What `mkdocs.yml` says that concerns the map: its content folder and the plugin's options, all as text."""

    docs_dir: str | None = None
    options: Mapping[str, object] | None = None


def read_site(folder: Path) -> SiteFile:
    """The site that a folder's `mkdocs.yml` describes; tags such as `!ENV` and `!!python/name:` are never obeyed."""
    file = folder / SITE_FILE
    if not file.exists():
        return SiteFile()
    try:
        # This loader makes texts, lists and mappings, and nothing else.
        config = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)
    except OSError as problem:
        raise ConfigurationError(f"cannot read `{SITE_FILE}`: {problem.strerror}") from None
    except (yaml.YAMLError, RecursionError) as problem:
        raise ConfigurationError(f"`{SITE_FILE}` is not valid YAML{_line_of(problem)}") from None
    if not isinstance(config, Mapping):
        return SiteFile()
    docs_dir = config.get("docs_dir")
    if docs_dir is not None and not isinstance(docs_dir, str):
        raise ConfigurationError(f"`docs_dir` in `{SITE_FILE}` is no plain text; name the folder with --content")
    return SiteFile(docs_dir, _options_in(config.get("plugins")))


def content_folder(option: str | None, site: SiteFile) -> Path:
    """The folder that the command line names, else the site's, else `content`."""
    folder = Path(option or site.docs_dir or CONTENT_FOLDER)
    if folder.is_dir():
        return folder
    if folder.exists():
        raise ConfigurationError(f"`{folder}` is no folder; name the content folder with --content")
    raise ConfigurationError(f"there is no content folder `{folder}`; name it with --content")


def settings_from(options: Mapping[str, object], as_of: str | None, environment: Mapping[str, str]) -> Settings:
    """The settings that the plugin's options make; the command line's day, if any, goes before theirs.

    Options that concern only the pages are the site generator's to check.
    """
    return Settings(
        as_of=_as_of(as_of, options.get("as_of"), environment),
        channels=_channels(options.get("channels")),
        drafts=flag_from("drafts", options.get("drafts")),
        severities=_severities(options.get("rules")),
    )


def _as_of(option: str | None, configured: object, environment: Mapping[str, str]) -> date:
    if option is not None:
        return _day(option, "--as-of")
    if configured:
        return _day(str(configured), f"`as_of` in `{SITE_FILE}`")
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return date(1970, 1, 1) + timedelta(seconds=int(epoch))
    except (ValueError, OverflowError):
        raise ConfigurationError(f"SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds since 1970") from None


def _day(text: str, name: str) -> date:
    try:
        return day_from(text)
    except ValueError:
        raise ConfigurationError(f"{name} is `{text}`, not a day as YYYY-MM-DD") from None


def _channels(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    if isinstance(value, list) and all(isinstance(channel, str) and channel for channel in value):
        return tuple(value)
    raise wrong_option("channels", "is no list of names")


def flag_from(name: str, value: object) -> bool:
    """A flag in YAML or as text; nothing counts as false."""
    if isinstance(value, bool):
        return value
    if not value:
        return False
    if isinstance(value, str) and value.lower() in _FLAGS:
        return _FLAGS[value.lower()]
    raise wrong_option(name, "is neither `true` nor `false`")


def _severities(value: object) -> dict[str, str]:
    if not value:
        return {}
    if not isinstance(value, Mapping):
        raise wrong_option("rules", "is no mapping of rules to severities")
    allowed = (*Severity, OFF)
    # YAML 1.1, which MkDocs reads, makes a plain `off` a false.
    severities = {str(rule): OFF if severity is False else severity for rule, severity in value.items()}
    for rule, severity in severities.items():
        if severity not in allowed:
            raise wrong_option(f"rules: {rule}", f"is none of {', '.join(allowed)}")
    return {rule: str(severity) for rule, severity in severities.items()}


def _options_in(plugins: object) -> Mapping[str, object] | None:
    """The options of our plugin, which a site lists by name or with options, in a list or in a mapping."""
    named = plugins if isinstance(plugins, list) else [plugins]
    for plugin in named:
        if isinstance(plugin, Mapping) and _PLUGIN in plugin:
            options = plugin[_PLUGIN] or {}
            if not isinstance(options, Mapping):
                raise ConfigurationError(f"the options of `{_PLUGIN}` in `{SITE_FILE}` are no mapping")
            return options
    return None


def wrong_option(option: str, problem: str) -> ConfigurationError:
    return ConfigurationError(f"`{option}` of `{_PLUGIN}` in `{SITE_FILE}` {problem}")


def _line_of(problem: Exception) -> str:
    mark = getattr(problem, "problem_mark", None)
    return f" (line {mark.line + 1})" if mark else ""
