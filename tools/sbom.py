"""The bill of materials that the wheel carries: what a site needs, as CycloneDX, from the pins."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.pins import Pin

SBOM = Path("requirements/cxmap.cdx.json")
_PROJECT = Path("pyproject.toml")
_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


def bill_of_materials(pins: Iterable[Pin], licences: Mapping[str, str]) -> str:
    """The same pins make the same text: it has no date and no serial number."""
    listed = tuple(pins)
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    own = Pin(project["name"], project["version"])
    asked = {canonicalize_name(Requirement(each).name) for each in project["dependencies"]}
    bill = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": _component(own, project["license"], "application"),
            "lifecycles": [{"phase": "build"}],
        },
        "components": [_component(pin, licences[pin.name], "library") for pin in listed],
        "dependencies": [{"ref": _address(own), "dependsOn": [_address(pin) for pin in listed if pin.name in asked]}],
    }
    return json.dumps(bill, indent=2) + "\n"


def _component(pin: Pin, licence: str, kind: str) -> Mapping[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": _address(pin),
        "name": pin.name,
        "version": pin.version,
        "purl": _address(pin),
        "licenses": [{"expression": licence} if " " in licence else {"license": {"id": licence}}],
    }
    if pin.marker:
        component["properties"] = [{"name": "python:marker", "value": pin.marker}]
    return component


def _address(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"
