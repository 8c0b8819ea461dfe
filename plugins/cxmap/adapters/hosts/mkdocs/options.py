"""The plugin's options in `mkdocs.yml`, each checked the way the command line checks it."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config import Config
from mkdocs.config.base import BaseConfigOption, ValidationError

from cxmap.adapters.git import choice_from
from cxmap.adapters.options import ConfigurationError, settings_from
from cxmap.model.source import Settings


class Option(BaseConfigOption[object]):
    """One option; what is wrong with it is said in the words of the command line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def run_validation(self, value: object) -> object:
        try:
            settings_from({self._name: value}, None, {})
            choice_from({self._name: value})
        except ConfigurationError as problem:
            raise ValidationError(str(problem)) from None
        return value


class CxmapOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own
    """What a site says below `cxmap:` in its list of plugins."""

    as_of = Option("as_of")
    channels = Option("channels")
    drafts = Option("drafts")
    history = Option("history")
    compare = Option("compare")
    rules = Option("rules")

    def settings(self, environment: Mapping[str, str]) -> Settings:
        return settings_from(self, None, environment)
