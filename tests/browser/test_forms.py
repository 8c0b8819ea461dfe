"""The forms change what they are asked to change, and no other line of a file."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from cxmap.model import KINDS
from cxmap.model.slips.numbers import number_meant
from tests.browser.axe import ALL_RULES, broken_rules
from tests.browser.patches import applied
from tests.browser.serving import served
from tests.browser.windows import Window, window
from tests.example import REPOSITORY
from tests.sites import SMALL, SmallSite, small_site

REPOSITORY_URL = "https://github.com/harbour/map"
EXAMPLES = {
    "journey": "journeys/receive-a-parcel.md",
    "touchpoint": "touchpoints/receiving/doorstep.md",
    "department": "departments/last-mile.md",
    "partner": "partners/dunlin-vans.md",
    "persona": "personas/home-receiver.md",
    "promise": "promises/next-day-parcels.md",
    "capability": "capabilities/parcel-rounds.md",
    "metric": "metrics/parcels-on-time.md",
    "research": "research/parcel-diaries-2026.md",
    "opportunity": "opportunities/reword-priority-letters.md",
}


@dataclass(frozen=True)
class Change:
    """Some lines of a file, what somebody does in the form, and the lines as a person would then write them."""

    before: str
    steps: tuple[tuple[str, ...], ...]
    after: str


SAYS = ("set", "statement", "It comes: today")
STATED, SAID = "It comes on the day.", '"It comes: today"'
CHANGES = (
    Change(f"statement: {STATED}\n", (SAYS,), f"statement: {SAID}\n"),
    Change(f"statement:   '{STATED}'   # as printed\n", (SAYS,), "statement:   'It comes: today'   # as printed\n"),
    Change(f'"statement" : "{STATED}"\n', (SAYS,), f'"statement" : {SAID}\n'),
    Change("statement: It comes\n   on the\n   day.\n# below\n", (SAYS,), f"statement: {SAID}\n# below\n"),
    Change("Statement: >-\n    It comes\n    on the day.\n\n", (SAYS,), "Statement: >-\n    It comes: today\n\n"),
    Change(
        f"statement: {STATED}\npersonas: [neighbour]\n# kept\n",
        (("set", "qualifier", "On weekdays"), ("set", "reads_as", "most")),
        f"statement: {STATED}\nreads_as: most\npersonas: [neighbour]\nqualifier: On weekdays\n# kept\n",
    ),
    Change(
        f"statement: {STATED}\nqualifier: On weekdays # really\n# kept\n",
        (("set", "qualifier", ""),),
        f"statement: {STATED}\n# kept\n",
    ),
    Change(
        f"personas: [ neighbour ] # first\nstatement: {STATED}\n",
        (("add", "personas", "shop"),),
        f"personas: [ neighbour, shop ] # first\nstatement: {STATED}\n",
    ),
    Change(
        f"personas:\n- neighbour # first\n\n# then\nstatement: {STATED}\n",
        (("add", "personas", "shop"),),
        f"personas:\n- neighbour # first\n- shop\n\n# then\nstatement: {STATED}\n",
    ),
    Change(
        f"personas: neighbour\nstatement: {STATED}\n",
        (("add", "personas", "shop"),),
        f"personas: [neighbour, shop]\nstatement: {STATED}\n",
    ),
    Change(
        f"personas: [neighbour, shop]\nstatement: {STATED}\n",
        (("remove", "personas", "0"),),
        f"personas: [shop]\nstatement: {STATED}\n",
    ),
    Change(
        f"statement: {STATED}\nexpects:\n  # the first\n  - metric: hours\n\n    at_most:   24 # h\n",
        (("set", "expects.0.at_most", "20"), ("set", "expects.0.adequate", "30")),
        f"statement: {STATED}\nexpects:\n  # the first\n  - metric: hours\n\n    at_most:   20 # h\n    adequate: 30\n",
    ),
    Change(
        f"statement: {STATED}\nexpects:\n-   metric: hours\n    at_most: 24\n",
        (("add", "expects"), ("set", "expects.1.metric", "share"), ("set", "expects.1.at_least", "95.3")),
        f"statement: {STATED}\nexpects:\n-   metric: hours\n    at_most: 24\n- metric: share\n  at_least: 95.3\n",
    ),
    Change(
        f"statement: {STATED}\nexpects:\n  - metric: hours\n    at_most: 24\n  #\n  - metric: share\n    at_least: 9\n",
        (("remove", "expects", "0"),),
        f"statement: {STATED}\nexpects:\n  #\n  - metric: share\n    at_least: 9\n",
    ),
    Change(
        f"statement: {STATED}\nexpects: [{{metric: hours, at_most: 24}}]\n",
        (("set", "expects.0.at_most", "20"), ("set", "expects.0.adequate", "30")),
        f"statement: {STATED}\nexpects: [{{metric: hours, at_most: 20, adequate: 30}}]\n",
    ),
    Change(
        f"statement: {STATED}\npublished:\n  - url: https://www.example.com/ # out\n    where: Home page\n",
        (("set", "published.0.url", ""),),
        f"statement: {STATED}\npublished:\n  - where: Home page\n",
    ),
    Change(
        f"statement: {STATED}\ncounts_from: order\n",
        (("set", "remedy.text", "The postage back, within 5 days"),),
        f"statement: {STATED}\ncounts_from: order\nremedy:\n  text: The postage back, within 5 days\n",
    ),
    Change(
        f"statement: {STATED}\nremedy: {{text: The postage back, metric: hours, at_most: 5}}\n",
        (("set", "remedy.metric", ""), ("set", "remedy.at_most", "")),
        f"statement: {STATED}\nremedy: {{text: The postage back}}\n",
    ),
    Change(
        f"statement: {STATED}\nqualifier:\n",
        (("set", "qualifier", "Not on 24 December; é 😀"),),
        f"statement: {STATED}\nqualifier: Not on 24 December; é 😀\n",
    ),
    Change(
        f"statement: {STATED}\ncompetitors:\n  - name: 'Swift''s'\n    statement: \"Next \\\"day\\\"\"\n",
        (("set", "competitors.0.name", "Swift's own"), ("set", "competitors.0.statement", 'The "next" day')),
        f"statement: {STATED}\ncompetitors:\n  - name: 'Swift''s own'\n    statement: \"The \\\"next\\\" day\"\n",
    ),
    Change(
        f"statement: {STATED}\ncompetitors: [{{name: Swift, statement: On time, url: https://swift.example/}}]\n",
        (("set", "competitors.0.statement", ""), ("set", "competitors.0.url", "https://swift.example/new")),
        f'statement: {STATED}\ncompetitors: [{{name: Swift, url: "https://swift.example/new"}}]\n',
    ),
    Change(
        f"statement: {STATED}\npersonas: [ neighbour,   shop ] # both\n",
        (("up", "personas", "1"),),
        f"statement: {STATED}\npersonas: [ shop, neighbour ] # both\n",
    ),
    Change(
        f"statement: {STATED}\npersonas:\n  - neighbour # first\n  - shop\n# below\n",
        (("down", "personas", "0"),),
        f"statement: {STATED}\npersonas:\n  - shop\n  - neighbour # first\n# below\n",
    ),
    Change(
        f"statement: {STATED}\nexpects:\n  # in hours\n  - metric:   hours # as counted\n    at_most: 24\n\n"
        "  # in share\n  - { at_least: 9, metric: share }\n  # end\n",
        (("down", "expects", "0"),),
        f"statement: {STATED}\nexpects:\n  # in share\n  - {{ at_least: 9, metric: share }}\n\n"
        "  # in hours\n  - metric:   hours # as counted\n    at_most: 24\n  # end\n",
    ),
    Change(
        f"statement: {STATED}\nexpects:\n- metric: hours # h\n  at_most: 24\n\n- metric: share\n  at_least: 9\n",
        (("up", "expects", "1"), ("set", "expects.0.at_least", "8"), ("set", "expects.1.adequate", "30")),
        f"statement: {STATED}\nexpects:\n- metric: share\n  at_least: 8\n\n- metric: hours # h\n  at_most: 24\n"
        "  adequate: 30\n",
    ),
    Change(
        f"statement: {STATED}\ncompetitors:\n  # one\n  - name: Swift\n  # two\n  - name: Heron\n  - name: Tern # 3\n",
        (
            ("remove", "competitors", "0"),
            ("up", "competitors", "1"),
            ("add", "competitors"),
            ("set", "competitors.2.name", "Gull"),
            ("up", "competitors", "2"),
        ),
        f"statement: {STATED}\ncompetitors:\n  - name: Tern # 3\n  - name: Gull\n  # one\n  # two\n  - name: Heron\n",
    ),
    Change(
        f"statement: {STATED}\npublished:\n  - where: Home page\n    url: https://www.example.com/\n  - where: Van\n",
        (("set", "published.0.url", ""), ("down", "published", "0")),
        f"statement: {STATED}\npublished:\n  - where: Van\n  - where: Home page\n",
    ),
)
AROUND = (
    "---\nmade_by: depot\n{}---\n",
    "---\n# The depot says it 😀.\nmade_by:   depot   # since 2020\n\n\n{}tags: [ a,b ,  c ]\n---\n\nSome *words*.\n",
    "---\n{}made_by: 'depot'\ntags:\n    - a\n    -   b\n---\nWords\n\n\n",
    '---\n{}# below\n"made_by": "depot"\n---\nNo line end',
    "---\nmade_by: depot\nx-cost: 12\n{}x-notes: {{a: [1, 2]}}\n---\n<!-- for us alone -->\n\nText.\n",
    "---\nsummary: |\n  Two lines # no comment\n\n  of it\nmade_by: depot\n{}---\n---\nBelow\n",
    "---\nsummary: >-\n      folded\n      over lines\n# é\n{}made_by: depot\n---\n\n```yaml\n# code\n```\n",
    "---\nmade_by: depot\n#qualifier: made up\n{}#remedy:\n#  text: made up\n---\n",
    "---\nlinks:\n- title: 'It''s # here'\n  url: https://www.example.com/#part\nmade_by: depot\n{}---\nText\n",
    '---\nmade_by: depot\ntitle: 😀 "quoted" within\nreviewed: 2026-10-01\n{}review_every:   90 days\n---\nText  \n',
)
OTHERS = {
    "personas/neighbour.md": "---\ntitle: Neighbour\n---\n",
    "personas/shop.md": "---\ntitle: Small shop\n---\n",
    "metrics/hours.md": "---\ntitle: Hours\nunit: hours\nbetter: lower\n---\n",
    "metrics/share.md": "---\ntitle: Share\nunit: percent\nbetter: higher\n---\n",
}


@pytest.fixture
def seen(browser: Browser) -> Iterator[Window]:
    with window(browser, "light") as found:
        yield found


def forms_site(folder: Path, files: dict[str, str] | None = None) -> SmallSite:
    site = small_site(folder, SMALL | OTHERS)
    for path, text in (files or {}).items():
        file = site.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    site.configure(repo_url=REPOSITORY_URL, edit_uri="edit/main/content/")
    site.build()
    return site


def open_form(page: Page, address: str, text: str = "") -> None:
    """Opens the form of a file; where the site keeps back its text, it is brought."""
    page.goto(address)
    expect(page.locator("#state")).to_be_hidden()
    if page.locator("#bring").is_visible():
        page.locator("#bring-text").fill(text)
        page.get_by_role("button", name="Fill in the form").click()


def field_at(page: Page, path: str) -> Any:
    found = page.locator("#fields")
    for step in path.split("."):
        found = (
            found.locator("> .rows > li").nth(int(step))
            if step.isdigit()
            else inner(found).locator(f"> [data-key={step}]")
        )
    return found


def inner(found: Any) -> Any:
    """The group of a member of a list, else the field itself."""
    return found.locator("> fieldset") if found.evaluate("each => each.matches('li')") else found


def take(page: Page, step: tuple[str, ...]) -> None:
    what, path, *value = step
    field = field_at(page, path)
    if what == "set":
        control = field.locator("> :is(input, select, textarea)")
        control.select_option(value[0]) if control.evaluate("each => each.matches('select')") else control.fill(
            value[0]
        )
    elif what in ("remove", "up", "down"):
        field.locator("> .rows > li").nth(int(value[0])).locator(f"> .{what}").click()
    else:
        field.locator("> .add").click()
        if value:
            field.locator("> .rows > li").last.locator("input, textarea").fill(value[0])


def handed_over(page: Page, text: str) -> str:
    page.get_by_role("button", name="Show what to hand in").click()
    expect(page.locator("#result")).to_be_visible()
    if page.locator(".now").is_visible():
        page.locator(".now").fill(text)
    found: str = page.locator("textarea.text").input_value()
    return found


def test_hundreds_of_files_with_comments_and_odd_layout_keep_each_line_that_was_not_touched(
    seen: Window, tmp_path: Path
) -> None:
    cases = {f"case-{at}": each for at, each in enumerate(product(CHANGES, AROUND))}
    files = {f"promises/{name}.md": around.format(change.before) for name, (change, around) in cases.items()}
    site = forms_site(tmp_path, files)

    wrong = []
    with served(site.published) as address:
        for name, (change, around) in cases.items():
            open_form(seen.page, f"{address}edit/promise/?id={name}", files[f"promises/{name}.md"])
            for step in change.steps:
                take(seen.page, step)
            found = handed_over(seen.page, files[f"promises/{name}.md"])
            if found != around.format(change.after):
                wrong.append((found, around.format(change.after)))

    assert len(cases) == 270
    assert wrong == []
    assert seen.violations == []
    assert seen.complaints == []


NEW = {
    "journey": (
        {"title": "Send a parcel", "owner": "depot", "stages.0.name": "Pack"},
        "title: Send a parcel\nstatus: draft\nowner: depot\nstages:\n  - name: Pack\n",
    ),
    "touchpoint": (
        {"title": "Hatch", "owner": "depot", "channel.0": "shop"},
        "title: Hatch\nstatus: draft\nowner: depot\nchannel: [shop]\n",
    ),
    "department": ({"title": "Fleet: vans"}, 'title: "Fleet: vans"\nstatus: draft\n'),
    "partner": ({"title": "Dunlin", "managed_by": "Depot"}, "title: Dunlin\nstatus: draft\nmanaged_by: depot\n"),
    "persona": (
        {"title": "Sender", "goals.0": "Be done, soon", "goals.1": "no"},
        'title: Sender\nstatus: draft\ngoals:\n  - Be done, soon\n  - "no"\n',
    ),
    "promise": (
        {"statement": "It comes.", "made_by": "depot", "expects.0.metric": "Hours", "expects.0.at_most": "24"},
        "status: draft\nstatement: It comes.\nmade_by: depot\nexpects:\n  - metric: hours\n    at_most: 24\n",
    ),
    "capability": ({"title": "Rounds", "owner": "depot"}, "title: Rounds\nstatus: draft\nowner: depot\n"),
    "metric": (
        {"title": "On time", "unit": "percent", "better": "higher"},
        "title: On time\nstatus: draft\nunit: percent\nbetter: higher\n",
    ),
    "research": (
        {"title": "Diaries", "method": "diary-study", "date": "2026-10-01"},
        "title: Diaries\nstatus: draft\nmethod: diary-study\ndate: 2026-10-01\n",
    ),
    "opportunity": ({"title": "Reword", "owner": "depot"}, "title: Reword\nstatus: draft\nowner: depot\n"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return forms_site(tmp_path_factory.mktemp("forms"))


@pytest.fixture(scope="module")
def forms(small: SmallSite) -> Iterator[str]:
    with served(small.published) as address:
        yield f"{address}edit/"


def write(page: Page, path: str, value: str) -> None:
    """Writes a field of a new entity, with as many rows of its list as it takes."""
    steps = path.split(".")
    for at, step in enumerate(steps):
        if step.isdigit():
            field = field_at(page, ".".join(steps[:at]))
            while field.locator("> .rows > li").count() <= int(step):
                field.locator("> .add").click()
    take(page, ("set", path, value))


@pytest.mark.parametrize("kind", NEW)
def test_a_new_entity_of_each_kind_is_as_a_person_would_write_it(seen: Window, forms: str, kind: str) -> None:
    said, fields = NEW[kind]
    folder = next(each.folder for each in KINDS if each.kind == kind)
    open_form(seen.page, f"{forms}{kind}/")

    for path, value in said.items():
        write(seen.page, path, value)
    seen.page.locator("#id").fill("new-one")
    found = handed_over(seen.page, "")
    address = urlsplit(seen.page.locator(".open-new").get_attribute("href") or "")

    assert found == f"---\n{fields}---\n"
    assert address.path == f"/harbour/map/new/main/content/{folder}"
    assert parse_qs(address.query) == {"filename": ["new-one.md"], "value": [found]}
    assert broken_rules(seen.page, ALL_RULES) == []
    assert seen.violations == []
    assert seen.complaints == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_entity_of_each_kind_is_changed_in_one_line(seen: Window, address: str, kind: str) -> None:
    file = REPOSITORY / "content" / EXAMPLES[kind]
    text = file.read_text("utf-8")
    before = next(line for line in text.splitlines() if line.startswith("title: "))
    open_form(seen.page, f"{address}edit/{kind}/?id={file.stem}", text)

    take(seen.page, ("set", "title", "Another name: this"))

    assert handed_over(seen.page, text) == text.replace(before, 'title: "Another name: this"', 1)
    assert broken_rules(seen.page, ALL_RULES) == []
    assert seen.violations == []
    assert seen.complaints == []


def test_what_is_not_touched_is_not_written(seen: Window, address: str) -> None:
    for kind, path in EXAMPLES.items():
        text = (REPOSITORY / "content" / path).read_text("utf-8")
        open_form(seen.page, f"{address}edit/{kind}/?id={Path(path).stem}", text)

        seen.page.get_by_role("button", name="Show what to hand in").click()

        expect(seen.page.locator("#changes")).to_have_text("Nothing is changed yet.")


def test_a_file_keeps_the_ends_of_its_lines_and_its_mark(seen: Window, tmp_path: Path) -> None:
    written = "\ufeff---\r\nstatement: It comes.\r\nmade_by: depot\r\n---\r\nWords\r\n"
    site = forms_site(tmp_path, {"promises/marked.md": written})

    with served(site.published) as address:
        open_form(seen.page, f"{address}edit/promise/?id=marked")
        take(seen.page, ("set", "statement", "It goes."))
        handed_over(seen.page, written)
        with seen.page.expect_download() as download:
            seen.page.get_by_role("link", name="Download the file").click()
        with seen.page.expect_download() as patch:
            seen.page.get_by_role("link", name="Download the patch").click()
    content = applied(patch.value.path(), site.folder / "content", tmp_path / "repository")

    assert (content / "promises/marked.md").read_bytes() == written.replace("It comes.", "It goes.").encode()
    assert download.value.path().read_bytes() == written.replace("It comes.", "It goes.").encode()


def test_a_file_that_has_changed_since_is_not_overwritten(seen: Window, forms: str, small: SmallSite) -> None:
    text = (small.folder / "content/promises/next-day.md").read_text("utf-8")
    open_form(seen.page, f"{forms}promise/?id=next-day")

    take(seen.page, ("set", "title", "Tomorrow"))
    seen.page.get_by_role("button", name="Show what to hand in").click()
    seen.page.locator(".now").fill(text.replace("Next day", "Next days"))

    expect(seen.page.locator(".now-answer")).to_contain_text("has changed since")
    expect(seen.page.locator("textarea.text")).to_have_count(0)


def test_the_patch_of_a_change_is_one_that_git_takes(seen: Window, address: str, tmp_path: Path) -> None:
    text = (REPOSITORY / "content/promises/arrives-as-packed.md").read_text("utf-8")
    open_form(seen.page, f"{address}edit/promise/?id=arrives-as-packed", text)
    take(seen.page, ("set", "statement", "It comes whole."))
    take(seen.page, ("set", "expects.0.adequate", ""))
    after = handed_over(seen.page, text)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("link", name="Download the patch").click()
    expect(seen.page.locator("#steps")).to_contain_text(
        "Apply it in the top folder of the repository: git apply arrives-as-packed.md.patch"
    )
    content = applied(download.value.path(), REPOSITORY / "content", tmp_path / "repository")

    assert (content / "promises/arrives-as-packed.md").read_text("utf-8") == after


def test_a_patch_starts_from_the_folder_in_which_git_has_the_content(seen: Window, tmp_path: Path) -> None:
    folder = tmp_path / "team" / "our map"
    folder.mkdir(parents=True)
    site = small_site(folder)
    site.configure({"forms": True})
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    site.build()

    with served(site.published) as address:
        patch = patch_of_a_title(seen.page, address)
    content = applied(patch, site.folder / "content", tmp_path / "repository", folder="team/our map/content")

    assert "title: Tomorrow" in (content / "promises/next-day.md").read_text("utf-8")


def test_where_nobody_knows_the_folder_the_page_says_how_a_patch_is_applied(seen: Window, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.configure({"forms": True})
    site.build()

    with served(site.published) as address:
        patch = patch_of_a_title(seen.page, address)
    expect(seen.page.locator("#steps")).to_contain_text("git apply --directory=FOLDER next-day.md.patch")
    content = applied(patch, site.folder / "content", tmp_path / "repository", "--directory=content")

    assert "title: Tomorrow" in (content / "promises/next-day.md").read_text("utf-8")


def patch_of_a_title(page: Page, address: str) -> Path:
    """The patch with which the title of a promise is another."""
    open_form(page, f"{address}edit/promise/?id=next-day")
    take(page, ("set", "title", "Tomorrow"))
    page.get_by_role("button", name="Show what to hand in").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the patch").click()
    return download.value.path()


def test_texts_that_tell_more_than_pages_are_not_published(seen: Window, tmp_path: Path) -> None:
    text = "---\nstatement: It comes.\nmade_by: depot\n{}---\n{}"
    files = {
        "promises/secret.md": "---\nstatement: Hush\nmade_by: depot\nstatus: draft\n---\n",
        "promises/comment.md": text.format("# between us\n", ""),
        "promises/note.md": text.format("", "<!-- between us -->\n"),
        "touchpoints/counter.md": "---\ntitle: Counter\nowner: depot\npromises: [next-day, secret]\n---\n",
    }
    site = forms_site(tmp_path, files)

    told = b"".join(file.read_bytes() for file in (site.published / "edit").rglob("*.json"))

    assert b"between us" not in told
    assert b"secret" not in told
    assert b"Hush" not in told
    with served(site.published) as address:
        counter = files["touchpoints/counter.md"]
        open_form(seen.page, f"{address}edit/touchpoint/?id=counter", counter)
        take(seen.page, ("add", "promises", "next-day"))
        assert handed_over(seen.page, "") == counter.replace("secret]", "secret, next-day]")
        seen.page.goto(f"{address}edit/promise/?id=secret")
        expect(seen.page.locator("#unknown")).to_contain_text("This site shows no promise with the id secret.")
        expect(seen.page.get_by_role("link", name="Write a new promise")).to_be_visible()


def test_what_authors_write_stays_text(seen: Window, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    text = f"---\ntitle: '{hostile}'\nsummary: '{{{{ 7 * 7 }}}} </textarea>'\n---\n"
    site = forms_site(tmp_path, {"personas/bad.md": text})

    with served(site.published) as address:
        open_form(seen.page, f"{address}edit/persona/?id=bad", text)
        take(seen.page, ("set", "title", f"{hostile}'"))
        assert handed_over(seen.page, text) == text.replace(f"{hostile}'", f"{hostile}'''")
        assert seen.page.locator("main :is(img, script)").count() == 0
        open_form(seen.page, f"{address}edit/promise/")
        assert seen.page.locator(":is(main, datalist) :is(img, script)").count() == 0
    assert seen.violations == []
    assert seen.complaints == []


def test_mistakes_are_told_as_one_types_and_again_before_handing_over(seen: Window, forms: str) -> None:
    page = seen.page
    open_form(page, f"{forms}promise/")
    words = "“At least” cannot be ninety: write a number, such as 95.5"

    write(page, "expects.0.at_least", "ninety")
    page.keyboard.press("Tab")
    expect(field_at(page, "expects.0.at_least").locator(".error")).to_have_text(words)
    write(page, "valid_from", "2026-02-30")
    page.get_by_role("button", name="Show what to hand in").click()

    expect(page.locator("#errors")).to_be_focused()
    assert page.locator("#errors li").all_inner_texts() == [
        "“Statement” is missing: write a text",
        "“Made by” is missing: pick one by its title",
        "“Valid from” cannot be 2026-02-30: write a day, as 2026-10-31",
        "“Metric” is missing: pick one by its title",
        words,
        "“Id of the new file” is missing: write its name",
    ]
    assert broken_rules(page, ALL_RULES) == []
    page.locator("#errors a").first.press("Enter")
    expect(field_at(page, "statement").locator("input")).to_be_focused()


@pytest.mark.parametrize("text", ["95,3 %", "95,3", "95 %", "95.3%", "-1,5", "1,200", "ninety", "9 hours"])
def test_a_number_in_another_way_is_answered_as_the_check_does(seen: Window, forms: str, text: str) -> None:
    slip = number_meant(text)
    advice = slip.hint if slip and slip.suggestion else "write a number, such as `95.5`"
    open_form(seen.page, f"{forms}promise/")

    write(seen.page, "expects.0.at_least", text)
    seen.page.keyboard.press("Tab")

    error = field_at(seen.page, "expects.0.at_least").locator(".error")
    expect(error).to_have_text(f"“At least” cannot be {text}: {advice.replace('`', '')}")


def test_an_id_that_nothing_has_is_refused_with_the_nearest_name(seen: Window, forms: str) -> None:
    open_form(seen.page, f"{forms}promise/")

    write(seen.page, "made_by", "dep")
    seen.page.keyboard.press("Tab")

    error = field_at(seen.page, "made_by").locator(".error")
    expect(error).to_have_text("dep: nothing on this site has this id; did you mean “Depot”?")
    open_form(seen.page, f"{forms}touchpoint/")
    write(seen.page, "owner", "nobody")
    seen.page.keyboard.press("Tab")
    expect(field_at(seen.page, "owner").locator(".error")).to_be_hidden()


def questions_of(page: Page) -> list[str]:
    """The sorts of questions that a page asks from now on; all are answered with yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def test_typed_work_is_not_lost_without_a_question(seen: Window, forms: str) -> None:
    page = seen.page
    asked = questions_of(page)
    open_form(page, f"{forms}promise/?id=next-day")
    expect(page.locator("#changed")).to_have_text("Nothing is changed yet.")
    take(page, ("set", "title", "Tomorrow"))
    page.keyboard.press("Tab")
    expect(page.locator("#changed")).to_have_text("1 field is changed.")

    page.get_by_role("link", name="Back to the site").click()

    page.wait_for_url(forms.replace("edit/", "promises/next-day/"))
    assert asked == ["beforeunload"]


def test_what_is_handed_in_is_left_without_a_question(seen: Window, forms: str) -> None:
    page = seen.page
    asked = questions_of(page)
    patch_of_a_title(page, forms.removesuffix("edit/"))

    page.get_by_role("link", name="Back to the site").click()

    page.wait_for_url(forms.replace("edit/", "promises/next-day/"))
    assert asked == []


def test_the_button_stays_in_sight_and_a_link_leads_to_it(seen: Window, forms: str) -> None:
    page = seen.page
    open_form(page, f"{forms}promise/")
    button = page.get_by_role("button", name="Show what to hand in")

    expect(button).to_be_in_viewport()
    page.get_by_role("link", name="To the end of the form").press("Enter")

    expect(button).to_be_focused()


def test_what_fields_ask_of_each_other_is_told_in_a_sentence(seen: Window, forms: str) -> None:
    page = seen.page
    open_form(page, f"{forms}promise/?id=next-day")

    write(page, "expects.0.metric", "hours")
    write(page, "remedy.text", "The postage back")
    write(page, "remedy.at_most", "5")
    page.get_by_role("button", name="Show what to hand in").click()

    assert page.locator("#errors li").all_inner_texts() == [
        "Write one of “At least” and “At most” beside “Metric”, and neither without it.",
        "Write one of “At least” and “At most”, not both.",
    ]


def test_entries_of_a_list_are_moved_with_the_keyboard_alone(seen: Window, forms: str) -> None:
    page = seen.page
    open_form(page, f"{forms}persona/")
    for at, goal in enumerate(("First", "Second", "Third")):
        write(page, f"goals.{at}", goal)

    page.get_by_role("button", name="Move Goals 3 up").press("Enter")
    expect(page.get_by_role("button", name="Move Goals 2 up")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Move Goals 1 down")).to_be_focused()
    said = [field.input_value() for field in page.locator("[data-key=goals] input, [data-key=goals] textarea").all()]
    assert said == ["Third", "First", "Second"]
    assert broken_rules(page, ALL_RULES) == []


def test_a_wording_is_changed_with_the_keyboard_alone(seen: Window, forms: str, small: SmallSite) -> None:
    page, text = seen.page, (small.folder / "content/promises/next-day.md").read_text("utf-8")
    page.goto(forms.replace("edit/", "promises/next-day/"))

    page.get_by_role("link", name="Change in a form").press("Enter")
    expect(page.locator("#form")).to_be_visible()
    for key in ("Tab", "Tab", "Tab", "Control+a"):
        page.keyboard.press(key)
    page.keyboard.type("Tomorrow it comes.")
    page.keyboard.press("Enter")
    expect(page.locator("#result-title")).to_be_focused()
    while not page.locator(".now").evaluate("each => each.matches(':focus')"):
        page.keyboard.press("Tab")
    page.keyboard.insert_text(text)

    after = text.replace("The day we say is the day it comes.", "Tomorrow it comes.")
    expect(page.locator("textarea.text")).to_have_value(after)


def test_without_a_script_the_page_says_how_to_edit_by_hand(browser: Browser, forms: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{forms}promise/?id=next-day")

    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("The form needs JavaScript")
    link = page.get_by_role("link", name="Edit the file of “Next day”")
    assert link.get_attribute("href") == f"{REPOSITORY_URL}/edit/main/content/promises/next-day.md"
    context.close()


def test_the_forms_are_small_and_no_other_page_asks_for_them(small: SmallSite) -> None:
    script = (small.published / "edit/form.js").read_bytes()
    pages = [file for file in small.published.rglob("*.html") if "edit" not in file.parts]

    assert len(gzip.compress(script)) <= 25_000
    assert not [file for file in pages if "edit/form." in file.read_text("utf-8")]
    assert all(len(file.read_bytes()) <= 300_000 for file in (small.published / "edit").rglob("*.html"))
    assert "edit/" not in (small.published / "sitemap.xml").read_text("utf-8")
    assert "edit/" not in (small.published / "search/search_index.json").read_text("utf-8")
