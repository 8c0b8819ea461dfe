"""The formats that `cxmap check` writes: one module and one line each."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.findings.formats import github, gitlab, json, text
from cxmap.findings.formats.report import Format

FORMATS: Mapping[str, Format] = {
    "text": text.formatted,
    "json": json.formatted,
    "github": github.formatted,
    "gitlab": gitlab.formatted,
}
