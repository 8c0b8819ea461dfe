"""The harness for a site's configuration: `mkdocs.yml`, as the command line reads it, and as MkDocs hands it on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import yaml

from cxmap.adapters.configuration import SITE_FILE, read_site
from cxmap.adapters.options import OPTIONS, ConfigurationError, SiteOptions

_FOLDER = Path(tempfile.mkdtemp(prefix="cxmap-fuzz-"))
_EXAMPLE = Path(__file__).parents[2] / SITE_FILE
_ALL = """\
docs_dir: content
plugins:
  - search
  - cxmap:
      as_of: 2026-11-15
      channels: [kiosk, drone]
      drafts: true
      quarantine: no
      history: false
      compare: [v1, v2]
      rules:
        overdue-review: off
        unsafe-html: {severity: warning, reason: ours, paths: [guide/, about.md]}
        stale-evidence:
          - {severity: note, reason: old, paths: archive}
          - warning
      reads_as: {every: 97, nearly: 90.5}
"""


def configuration(data: bytes) -> None:
    """Whatever is wrong with it is one sentence: a ConfigurationError."""
    with suppress(ConfigurationError):
        (_FOLDER / SITE_FILE).write_bytes(data)
        read_site(_FOLDER / SITE_FILE).settings({"SOURCE_DATE_EPOCH": data[:20].decode("latin-1").replace("\0", "")})
    # MkDocs hands on what YAML makes of the values: days, numbers, nothing.
    for said in _mappings(_typed(data)):
        _ask_all(SiteOptions(said))


def _typed(data: bytes) -> object:
    try:
        return yaml.load(data, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):  # MkDocs tells its user before it asks us
        return None


def _ask_all(options: SiteOptions) -> None:
    for name in OPTIONS:
        with suppress(ConfigurationError):
            getattr(options, name)


def _mappings(value: object) -> Iterator[Mapping[str, object]]:
    """The value itself and the options of a plugin within it."""
    if isinstance(value, dict):
        yield value
        plugins = value.get("plugins")
        for plugin in plugins if isinstance(plugins, list) else [plugins]:
            if isinstance(plugin, dict):
                yield from (each for each in plugin.values() if isinstance(each, dict))


def configuration_seeds() -> Iterator[bytes]:
    yield _ALL.encode()
    yield "\n".join(line[6:] for line in _ALL.splitlines()[4:]).encode()
    yield _EXAMPLE.read_bytes()
