"""The page for editing, with the very packages that it loads; what a browser saves there is read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from cxmap.adapters.cli.admin_page.configuration import cms_configuration
from cxmap.adapters.cli.admin_page.files import write_page
from tests.browser.serving import served
from tests.browser.stillness import until
from tests.json_schema import faults
from tools.cms_packages import FOLDER, SVELTIA, are_there

pytestmark = pytest.mark.skipif(not are_there(), reason="the packages are not there: `make cms` fetches them")

PROMISE = """\
---
# the promise
title: 0612
statement: '1.10: tomorrow'
made_by: last-mile
x-own: 1.10
expects:
  - metric: on-time # the metric
    at_least: 95.0
published:
  - where: no
    from: 2026-01-02
---

Body *text*
"""
METRIC = "---\ntitle: On time\nunit: '%'\n---\n"
CAPABILITY = """\
---
title: Courier
owner: last-mile
delivers:
  - metric: on-time
    designed: 96.0
    measurements: courier.csv
---
"""
_FOR_PEOPLE = ("markdownDescription", "deprecationMessage")
_STORE = """async files => {
  for (const [path, text] of Object.entries(files)) {
    const steps = path.split("/");
    let folder = await navigator.storage.getDirectory();
    for (const step of ["sveltia-cms-test", ...steps.slice(0, -1)]) {
      folder = await folder.getDirectoryHandle(step, { create: true });
    }
    const stream = await (await folder.getFileHandle(steps.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
_STORED = """async path => {
  const steps = path.split("/");
  let folder = await navigator.storage.getDirectory();
  for (const step of ["sveltia-cms-test", ...steps.slice(0, -1)]) folder = await folder.getDirectoryHandle(step);
  // A file that is just being written cannot be read.
  return (await folder.getFileHandle(steps.at(-1))).getFile().then(file => file.text()).catch(() => "");
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    write_page(folder, cms_configuration("content", {"name": "test-repo"}), FOLDER)
    (folder / "empty.html").write_text("<title>Nothing</title>", "utf-8")
    with served(folder) as address:
        yield address


def _open(page: Page, site: str, entry: str, files: dict[str, str]) -> None:
    """Opens the form of an entry, in a repository that the browser itself holds."""
    # Fields are made as they come into view.
    page.set_viewport_size({"width": 1200, "height": 4000})
    page.goto(f"{site}/empty.html")
    page.evaluate(_STORE, files)
    page.goto(f"{site}/admin/index.html")
    page.get_by_role("button", name="Work with Test Repository").click()
    until(page, "location.hash.startsWith('#/collections')")
    page.goto(f"{site}/admin/index.html#/collections/{entry}")
    page.get_by_role("button", name="Save").first.wait_for()


def _saved(page: Page, path: str, before: str) -> str:
    page.get_by_role("button", name="Save").first.click()
    for _ in range(100):
        text: str = page.evaluate(_STORED, path)
        if text not in ("", before):
            return text
        page.wait_for_timeout(100)
    raise AssertionError("nothing was saved")


def _fill(page: Page, before: str, after: str) -> None:
    """Types into the field that holds a text."""
    until(page, f"[...document.querySelectorAll('input, textarea')].some(each => each.value === {json.dumps(before)})")
    for field in page.locator("input, textarea").all():
        if field.input_value() == before:
            field.fill(after)
            return


def _asked_by(page: Page) -> list[str]:
    """The addresses that a page asks from now on, but for those that its own policy kept it from asking."""
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    page.on("requestfailed", lambda request: None if request.failure == "csp" else asked.append(request.url))
    return asked


def test_nothing_is_asked_of_other_hosts_up_to_an_open_form(page: Page, site: str) -> None:
    asked = _asked_by(page)

    _open(page, site, "promises/new", {})
    page.wait_for_timeout(500)

    assert [each for each in asked if not each.startswith((site, "data:", "blob:"))] == []
    assert any("sveltia/index.js" in each for each in asked)


@pytest.mark.parametrize("name", ["github", "gitlab", "gitea"])
def test_not_even_the_status_of_the_git_host_is_asked_before_somebody_signs_in(
    page: Page, tmp_path: Path, name: str
) -> None:
    write_page(tmp_path, cms_configuration("content", {"name": name, "repo": "a/b", "auth_methods": ["token"]}), FOLDER)
    asked = _asked_by(page)

    with served(tmp_path) as address:
        page.goto(f"{address}admin/index.html")
        page.get_by_role("button", name="Sign In Using Access Token").wait_for()
        page.wait_for_timeout(500)

    assert [each for each in asked if not each.startswith((address, "data:", "blob:"))] == []


def test_what_nobody_changed_stays_as_it_was_typed(page: Page, site: str) -> None:
    _open(page, site, "promises/entries/next-day", {"content/promises/next-day.md": PROMISE})

    _fill(page, "0612", "0613")

    assert _saved(page, "content/promises/next-day.md", PROMISE) == PROMISE.replace("0612", "0613")


def test_a_list_that_is_edited_keeps_what_no_form_shows(page: Page, site: str) -> None:
    _open(
        page,
        site,
        "capabilities/entries/courier",
        {"content/capabilities/courier.md": CAPABILITY, "content/metrics/on-time.md": METRIC},
    )

    _fill(page, "96.0", "1.10")

    saved = _saved(page, "content/capabilities/courier.md", CAPABILITY)
    assert saved == CAPABILITY.replace("96.0", "1.10")


def test_the_configuration_is_as_the_package_wants_it() -> None:
    schema = json.loads((FOLDER / SVELTIA / "schema/sveltia-cms.json").read_text("utf-8"))
    backend = {"name": "github", "repo": "shop/promises", "branch": "main", "auth_methods": ["token"]}

    found = list(faults(_known(schema), json.loads(json.dumps(cms_configuration("content", backend)))))

    assert found == []
    assert list(faults(_known(schema), {"backend": backend, "collections": [{"name": "a"}]}))


def _known(schema: Any) -> Any:
    """The schema without what only people read, and with the names that its newer form has."""
    if isinstance(schema, dict):
        kept = {key: each for key, each in schema.items() if key not in _FOR_PEOPLE or not isinstance(each, str)}
        return {"$defs" if key == "definitions" else key: _known(each) for key, each in kept.items()}
    if isinstance(schema, str):
        return schema.replace("#/definitions/", "#/$defs/")
    return [_known(each) for each in schema] if isinstance(schema, list) else schema
