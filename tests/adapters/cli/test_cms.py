from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cxmap.model import KINDS
from tests.adapters.cli.conftest import Workspace

HOST = ("--backend", "github", "--repo", "shop/promises")


@pytest.fixture
def packages(workspace: Workspace) -> Path:
    """What npm would have put there, as far as it counts here."""
    for path in ("@sveltia/cms/npm/index.js", "@sveltia/cms/npm/index.js.map", "yaml/browser/index.js", "yaml/LICENSE"):
        workspace.write(f"node_modules/{path}", "export default 1;\n")
    return workspace.root / "node_modules"


def _configuration(workspace: Workspace) -> Any:
    return json.loads((workspace.root / "content/admin/config.json").read_text("utf-8"))


def _field(workspace: Workspace, collection: str, *names: str) -> Any:
    found = next(each for each in _configuration(workspace)["collections"] if each["name"] == collection)
    for name in names:
        found = next(each for each in found["fields"] if each["name"] == name)
    return found


def test_the_page_is_written_with_the_packages_that_it_loads(workspace: Workspace, packages: Path) -> None:
    result = workspace.run("cms", *HOST)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("content/admin/ is written; the site has the page at `admin/`\n")
    written = {str(file.relative_to("content/admin")) for file in Path("content/admin").rglob("*") if file.is_file()}
    assert written == {
        "config.json", "front-matter.js", "index.html", "start.js", "sveltia/index.js", "yaml/LICENSE",
        "yaml/index.js",
    }  # fmt: skip


def test_with_the_rule_that_it_proposes_a_check_lets_the_page_be(workspace: Workspace, packages: Path) -> None:
    proposed = workspace.run("cms", *HOST).out.partition("\n\n")[2].partition("\n\n")[2]
    before = workspace.run("check", "--content", "content").out
    workspace.write("mkdocs.yml", f"site_name: A\ndocs_dir: content\nplugins:\n  - cxmap:\n{proposed}")

    assert "error[unsafe-html]" in before
    assert "unsafe-html" not in workspace.run("check").out


def test_every_kind_is_a_collection_and_every_field_a_form_field(workspace: Workspace, packages: Path) -> None:
    workspace.run("cms", *HOST)

    collections = {each["name"]: each for each in _configuration(workspace)["collections"]}
    assert list(collections) == [kind.folder for kind in KINDS]
    assert collections["promises"]["folder"] == "content/promises"
    assert collections["promises"]["slug"] == "{{statement}}"
    assert _field(workspace, "promises", "made_by")["widget"] == "string"
    assert _field(workspace, "touchpoints", "promises") | {"hint": ""} == {
        "name": "promises",
        "label": "Promises",
        "required": False,
        "hint": "",
        "widget": "relation",
        "collection": "promises",
        "value_field": "{{slug}}",
        "display_fields": ["statement"],
        "search_fields": ["statement"],
        "multiple": True,
    }
    assert _field(workspace, "touchpoints", "control")["options"] == ["own", "shared", "partner", "outside"]
    assert _field(workspace, "promises", "expects", "metric")["collection"] == "metrics"


def test_a_list_that_may_be_a_table_is_in_no_form(workspace: Workspace, packages: Path) -> None:
    workspace.run("cms", *HOST)

    delivers = _field(workspace, "capabilities", "delivers")
    assert "measurements" not in [each["name"] for each in delivers["fields"]]


def test_the_host_is_that_of_git(workspace: Workspace, packages: Path) -> None:
    for command in ("init -q -b trunk", "remote add origin git@codeberg.org:shop/promises.git"):
        subprocess.run(["git", *command.split()], check=True)

    workspace.run("cms")

    assert _configuration(workspace)["backend"] == {
        "name": "gitea",
        "repo": "shop/promises",
        "branch": "trunk",
        "auth_methods": ["token"],
        "base_url": "https://codeberg.org",
        "api_root": "https://codeberg.org/api/v1",
    }


def test_a_host_of_ones_own_is_named_with_its_addresses(workspace: Workspace, packages: Path) -> None:
    for command in ("init -q -b main", "remote add origin https://gitlab.example.com/shop/map.git"):
        subprocess.run(["git", *command.split()], check=True)

    workspace.run("cms")

    assert _configuration(workspace)["backend"]["graphql_api_root"] == "https://gitlab.example.com/api/graphql"
    page = (workspace.root / "content/admin/index.html").read_text("utf-8")
    assert "connect-src &#x27;self&#x27; data: blob: https://gitlab.example.com;" in page


def test_without_a_host_or_a_package_nothing_is_written(workspace: Workspace, packages: Path) -> None:
    unknown = workspace.run("cms")
    shutil.rmtree(packages / "yaml")
    missing = workspace.run("cms", *HOST)

    assert (unknown.code, missing.code) == (2, 2)
    assert "name it with --backend and --repo" in unknown.err
    assert "run `npm install @sveltia/cms@0.221.1 yaml@2` first" in missing.err
    assert not Path("content/admin").exists()


def test_a_second_run_replaces_the_first(workspace: Workspace, packages: Path) -> None:
    workspace.run("cms", *HOST)
    workspace.write("content/admin/sveltia/old.js", "")

    assert workspace.run("cms", *HOST, "--branch", "next").code == 0
    assert not Path("content/admin/sveltia/old.js").exists()
    assert _configuration(workspace)["backend"]["branch"] == "next"
