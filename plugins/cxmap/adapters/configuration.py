"""The configuration of a site, read by MkDocs' own loader, so that commands and builds judge the same map."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

import yaml

from cxmap.adapters.listing.plugins import listed_plugins, may_change_addresses, plugin_name
from cxmap.adapters.options import PLUGIN, ConfigurationError, SiteOptions
from cxmap.model.source import Settings

SITE_FILES = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
"""The names under which ProperDocs, and then MkDocs, look for a configuration."""
SITE_FILE = "mkdocs.yml"
FILE_OF_BUILD = "CXMAP_CONFIG_FILE"
"""The variable that names the configuration to a build by Zensical, which does not hand it on."""
CONTENT_FOLDER = "content"
"""The content of a folder without a configuration."""
_HOSTS_CONTENT_FOLDER = "docs"

# MkDocs takes for granted that a configuration is a mapping, and that YAML's dates and numbers are some.
_NO_CONFIGURATION = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """The configuration of a site: the part that concerns the map, and all that it says.

    A theme has a name, or a folder of the site's own, or both. Files are `unpublished` that its patterns
    name. Without a `file` there is no configuration.
    """

    file: Path | None = None
    said: Mapping[str, object] = field(default_factory=dict)
    options: SiteOptions = field(default_factory=SiteOptions)
    unpublished: tuple[str, ...] = ()
    theme: str | None = None
    theme_folder: Path | None = None

    @property
    def name(self) -> str:
        """The configuration's own name, for sentences about it."""
        return self.file.name if self.file else SITE_FILE

    @property
    def directory_urls(self) -> bool | None:
        """Whether its pages are folders; None where that is not known without running anything."""
        said = self.said.get("use_directory_urls", True)
        names = map(plugin_name, listed_plugins(self.said.get("plugins")))
        return said if self.file and isinstance(said, bool) and not any(map(may_change_addresses, names)) else None

    @property
    def folder(self) -> Path:
        return self.file.parent if self.file else Path()

    def settings(self, environment: Mapping[str, str], as_of: str | None = None) -> Settings:
        """The settings of the compiler; raises ConfigurationError, which names the file."""
        try:
            return self.options.settings(environment, as_of)
        except ConfigurationError as problem:
            raise problem.written_in(self.name) from None

    def content(self, option: str | None = None) -> Path:
        """The folder that the command line names, else the site's."""
        folder = Path(option) if option else self._content()
        if folder.is_dir():
            return folder
        if folder.exists():
            raise ConfigurationError(f"`{folder}` is no folder; name the content folder with --content")
        raise ConfigurationError(f"there is no content folder `{folder}`; name it with --content")

    def _content(self) -> Path:
        if self.file is None:
            return Path(CONTENT_FOLDER)
        name = self.said.get("docs_dir", _HOSTS_CONTENT_FOLDER)
        if isinstance(name, str) and name:
            return self.folder / name
        raise ConfigurationError(f"`docs_dir` in `{self.name}` is no plain text; name the folder with --content")


def site_file(named: str | None = None, folder: Path = Path()) -> Path | None:
    """The configuration that the command line names, else the one that a host would find in a folder."""
    if named is None:
        return next((file for name in SITE_FILES if (file := folder / name).exists()), None)
    file = Path(named)
    if file.is_file():
        return file
    raise ConfigurationError(f"there is no configuration `{named}`; name the file with --config-file")


def written_at(settings: Settings, file: Path | None, content: Path) -> Settings:
    """The settings with the places of what a configuration says, for findings about it."""
    if file is None or not any(own.paths for own in settings.severities):
        return settings
    # The folders may lie on two drives.
    with suppress(OSError, ValueError):
        lines = file.read_text(encoding="utf-8").split("\n")
        severities = tuple(replace(own, line=_line_naming(own.rule, lines)) for own in settings.severities)
        name = Path(os.path.relpath(file, content)).as_posix()
        return replace(settings, configuration=name, severities=severities)
    return settings


def _line_naming(rule: str, lines: Sequence[str]) -> int:
    """The first line in which a rule is a key; the first of all where another file says it."""
    key = re.compile(rf"\s*[\"']?{re.escape(rule)}[\"']?\s*:")
    return next((number for number, line in enumerate(lines, 1) if key.match(line)), 1)


def read_site(file: Path | None) -> SiteFile:
    """The configuration in a file, with what it inherits and takes from the environment; without a file nothing."""
    if file is None:
        return SiteFile()
    said = _read(file)
    patterns = (said.get(name) for name in ("exclude_docs", "draft_docs"))
    unpublished = (line for each in patterns if isinstance(each, str) for line in each.splitlines())
    options = SiteOptions(_options_in(said.get("plugins"), file))
    theme = _theme_in(said.get("theme"), file.parent)
    return SiteFile(file, said, options, tuple(unpublished), *theme)


def _read(file: Path) -> Mapping[str, object]:
    """All that it says; tags such as `!!python/name:`, which would run something, are read as nothing."""
    # Nobody needs it where there is no configuration.
    from mkdocs.exceptions import ConfigurationError as NotReadError  # noqa: PLC0415
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            said: object = yaml_load(opened, get_yaml_loader(_Harmless))
    except OSError as problem:
        raise ConfigurationError(f"cannot read `{problem.filename or file}`: {problem.strerror}") from None
    except NotReadError as problem:
        fault = problem.__context__
        raise ConfigurationError(
            _words_of(fault, file) if isinstance(fault, yaml.YAMLError) else f"`{file.name}`: {problem}"
        ) from None
    except _NO_CONFIGURATION:
        raise ConfigurationError(f"`{file.name}` is not valid YAML, or no configuration of a site") from None
    return said if isinstance(said, Mapping) else {}


_OF_HEADINGS = re.compile(r"(?:name|object/apply):(?P<module>pymdownx\.slugs|markdown\.extensions\.toc)\.(?P<name>\w+)")
"""Functions that make ids of headings, and do nothing else; of these two packages, no other is handed on."""


def _harmless_function(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> object:
    """The function that a tag names, or that it makes, where it is one of those; else nothing."""
    found = _OF_HEADINGS.fullmatch(tag)
    function = getattr(import_module(found["module"]), found["name"], None) if found else None
    if found is None or not callable(function) or "slug" not in found["name"]:
        return None
    if not tag.startswith("object/apply"):
        return function
    said = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    options = said.get("kwds", {})
    return function(**options) if isinstance(options, dict) else None


class _Harmless(yaml.SafeLoader):
    """YAML as MkDocs reads it, but for tags of Python and others that only a build needs."""


_Harmless.add_multi_constructor("!", lambda _loader, _tag, _node: None)
_Harmless.add_multi_constructor("tag:yaml.org,2002:python/", _harmless_function)


def _options_in(plugins: object, file: Path) -> Mapping[str, object]:
    """The options of our plugin, which a site lists by name or with options, in a list or in a mapping."""
    for plugin in listed_plugins(plugins):
        if isinstance(plugin, Mapping) and PLUGIN in plugin:
            options = plugin[PLUGIN] or {}
            if not isinstance(options, Mapping):
                raise ConfigurationError(f"the options of `{PLUGIN}` in `{file.name}` are no mapping")
            return options
    return {}


def _theme_in(theme: object, folder: Path) -> tuple[str | None, Path | None]:
    """The name of a theme and its folder, where the site says these as plain texts."""
    said = theme if isinstance(theme, Mapping) else {"name": theme}
    name, own = said.get("name"), said.get("custom_dir")
    return name if isinstance(name, str) else None, folder / own if isinstance(own, str) and own else None


def _words_of(fault: yaml.YAMLError, file: Path) -> str:
    """The mistake may stand in an inherited file."""
    mark = getattr(fault, "problem_mark", None)
    name, line = (Path(mark.name).name, f" (line {mark.line + 1})") if mark else (file.name, "")
    return f"`{name}` is not valid YAML{line}"
