"""What a site says nothing about: nothing of a draft, and nothing that authors note for themselves, is in any file."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.model import KINDS
from tests.adapters.git.repositories import Repository
from tests.sites import SMALL, SmallSite, small_site

SECRET = "quokka"
"""A word that stands in nothing but drafts, in the names of their files, and in commits that touch them alone."""

VIEWS = ("home", "promises", "matrix", "may-we-say", "journeys", "touchpoints", "departments", "changes", "health")
PICTURE = b"\x89PNG " + SECRET.encode()
OWN_FIELDS = {
    "journey": f"owner: depot\nstages: [{{name: {SECRET}, touchpoints: [{SECRET}, doorstep]}}]",
    "touchpoint": f"owner: depot\npromises: [next-day, {SECRET}]\ncapabilities: [{SECRET}]",
    "department": f"parent: depot\ncontact: {{name: {SECRET}}}",
    "partner": f"managed_by: depot\nneeds: [{SECRET}]",
    "persona": f"quote: {SECRET}",
    "promise": f"statement: The {SECRET} comes.\nmade_by: depot\nexpects: [{{metric: {SECRET}, at_least: 90}}]",
    "capability": f"owner: depot\ndelivers: [{{metric: {SECRET}, measurements: {SECRET}-figures.csv}}]",
    "metric": "unit: percent\nbetter: higher\ntype: share\ncases: all",
    "research": f"method: survey\ndate: 2026-01-01\nfindings: [{SECRET}]",
    "opportunity": f"owner: depot\naddresses: [touchpoint/doorstep, promise/{SECRET}]",
}
BODY = f"""
# A {SECRET}

![{SECRET}]({SECRET}.png) and [the plan](../files/{SECRET}%20plan.pdf) and <img src="../{SECRET}-raw.png">
and ![named][n] and a word about ../files/{SECRET}.xlsx <!-- {SECRET} -->

[n]: <../files/{SECRET} named.png>

```mermaid
flowchart LR
  a --> {SECRET}
```
"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path)
    site.write({f"{view}.md": f"---\ntitle: {view}\nview: {view}\n---\n" for view in VIEWS})
    return site


def test_drafts_of_every_kind_leave_no_byte(site: SmallSite) -> None:
    write_drafts(site)

    site.build()

    assert not traces(site)
    assert site.files()["pictures/shared.png"] == PICTURE.replace(SECRET.encode(), b"shared")


def test_what_leads_to_drafts_is_neither_shown_nor_named(site: SmallSite) -> None:
    write_drafts(site)
    site.configure(
        nav=[
            "index.md",
            {"Plans": [f"promises/{SECRET}.md"]},
            {SECRET: f"touchpoints/{SECRET}.md"},
            "promises/next-day.md",
        ]
    )
    mentions = [
        f"[words](../promises/{SECRET}.md) and [more](../promises/{SECRET}.md#a-{SECRET} '{SECRET}')",
        f"<a href='../../promises/{SECRET}/'>words</a> <a href=../promises/{SECRET}.md>words</a>",
        f"<a href='https:/map/promises/{SECRET}/'>words</a> and [words](https://map.example.com/promises/{SECRET}/)",
        f"<https://map.example.com/promises/{SECRET}/>",
        f"[words] (../promises/{SECRET}.md) and [[{SECRET}]] and [[promise/{SECRET}|words]]",
        f"`promises/{SECRET}.md` and promise/{SECRET}",
        f"promise/*{SECRET}* and **promises**/{SECRET}.md and promises/<b>{SECRET}</b> and promises&#47;{SECRET}",
        f"- promise/`{SECRET}`\n\n| a | b |\n| --- | --- |\n| promise/_{SECRET}_ | c |",
        f"## About promises/{SECRET}",
        f'```mermaid\nflowchart LR\n  a --> b\n  click a href "../promises/{SECRET}.md"\n```',
        f"```cxmap\nview: promises\npromise: {SECRET}\n```",
    ]
    body = "\n\n".join(mentions)
    site.write({"page.md": f"# Page\n\n{body.replace('../', '')}\n"})
    site.write({"promises/next-day.md": SMALL["promises/next-day.md"].rstrip() + "\n"})
    (site.folder / "content/promises/next-day.md").write_text(
        f"---\nstatement: On the day.\nmade_by: depot\n"
        f"summary: Not [yet](../promises/{SECRET}.md) or promise/*{SECRET}*.\n"
        f"links: [{{title: Plan, url: ../promises/{SECRET}.md}}, {{title: It, url: 'https://a.example/promises/{SECRET}'}}]\n"
        f"published: [{{where: A shop, url: ../promises/{SECRET}.md}}]\n---\n{body}\n"
    )

    site.build()

    assert not traces(site)
    assert site.article("promises/next-day").count("words") >= 7


def test_front_matter_and_headings_of_ordinary_pages_do_not_name_drafts(site: SmallSite) -> None:
    write_drafts(site)
    name = f"promises/{SECRET}.md"
    site.configure(theme={"name": "material", "font": False}, markdown_extensions=["attr_list", "tables"])
    headings = [
        f"## See *now* promise/{SECRET}",
        f"## See **_now_ {name}** and `{name}`",
        f"## See promise/*{SECRET}*",
        f"## See promise/<b>{SECRET}</b> and promise&#47;{SECRET}",
        f"## See ![{name}](pictures/shared.png)",
        f"## See {{: data-toc-label='{name}' }}",
        f"See *now* {name}\n---",
    ]
    site.write(
        {
            "about.md": f"---\ntitle: About {name}\ndescription: see {name}\ntags: [{name}]\nown: {{a: [see {name}]}}\n"
            f"links: [{name}, {{More: [Words {name}]}}]\nsubtitle: see [words]({name})\n---\nWords\n",
            "two.md": f"# See *now* promise/{SECRET}\n\n" + "\n\n".join(headings) + "\n",
            "three.md": f"# See promise/*{SECRET}* and ![{name}](pictures/shared.png)\n",
        }
    )

    site.build()

    assert not traces(site)
    assert '<meta name="description" content="see …">' in site.files()["about/index.html"].decode()


def test_figures_of_drafts_are_not_published_beside_those_of_others(site: SmallSite) -> None:
    site.write(
        {
            "metrics/on-time.md": "---\ntitle: On time\nunit: percent\nbetter: higher\n---\n",
            "capabilities/van.md": _capability("Van", "all.csv"),
            f"capabilities/{SECRET}.md": _capability("Van two", "all.csv").replace("owner", "status: draft\nowner"),
            "capabilities/all.csv": f"capability,period,value\nvan,2026-10,97\n{SECRET},2026-10,98\n",
            "capabilities/own.csv": "period,value\n2026-10,97\n",
            "capabilities/bike.md": _capability("Bike", "own.csv"),
            "capabilities/boat.md": _capability("Boat", "own.csv").replace("owner", "status: draft\nowner"),
        }
    )

    site.build()

    assert not traces(site)
    assert "capabilities/own.csv" in site.files()


def test_drafts_with_errors_are_not_named_where_the_site_is_built_without_them(site: SmallSite) -> None:
    site.configure({"quarantine": True, "rules": {"unknown-reference": "warning"}})
    write_drafts(site)
    site.write(
        {
            f"promises/{SECRET}-two.md": f"---\nstatement: A\nstatus: draft\nmade_by: depot\nwrong: {SECRET}\n---\n",
            f"promises/{SECRET}-three.md": f"---\nstatus: draft\nstatement: [{SECRET}\n---\n![]({SECRET}-three.png)\n",
            f"promises/{SECRET}-three.png": SECRET,
            "departments/other.md": "---\ntitle: Other\nwrong: x\n---\n",
            "touchpoints/gate.md": f"---\ntitle: Gate\nowner: depot\npromises: [{SECRET}-two, {SECRET}-three]\n---\n",
            "touchpoints/gates.md": f"---\ntitle: Gates\nowner: depot\npromises: [{SECRET[:-1]}]\n---\n",
        }
    )

    site.build()

    assert not traces(site)
    assert "department/other" in site.page("health")


def test_commits_that_touch_drafts_alone_are_not_told(site: SmallSite) -> None:
    kept = Repository(site.folder)
    kept.git("init", "--quiet", "--initial-branch=main")
    _commit(kept, "Begins", "2026-09-01")
    site.write({f"promises/{SECRET}.md": f"---\nstatement: The {SECRET}\nmade_by: depot\nstatus: draft\n---\n"})
    _commit(kept, f"Plans the {SECRET}", "2026-10-01")
    kept.git("tag", "2026-Q3")
    site.write({"departments/depot.md": "---\ntitle: The depot\n---\n"})
    _commit(kept, "Names the depot", "2026-11-01")
    site.write({f"promises/{SECRET}.md": f"---\nstatement: A {SECRET}\nmade_by: depot\nstatus: draft\n---\n"})
    _commit(kept, f"Changes the {SECRET}", "2026-11-10")
    kept.git("tag", "2026-Q4")

    for compared in ([], ["2026-Q3"], ["2026-Q3", "2026-Q4"]):
        site.configure({"compare": compared} if compared else {})
        site.build()

        assert not traces(site)
        assert "Names the depot" in site.page("changes")


def test_what_authors_note_for_themselves_is_not_published(site: SmallSite) -> None:
    notes = [
        f"Words <!-- {SECRET} --> and <!-- one\n\nover {SECRET} two --> and <!-- {SECRET} <!-- --> end.",
        f"<div markdown>\n<!-- {SECRET} -->\n</div>",
        f"[//]: # ({SECRET})",
        f"[comment]: <> (one\n{SECRET})",
        f"## Heading <!-- {SECRET} -->",
        f"- a\n\n    [//]: # '{SECRET}'\n    <!--{SECRET}-->",
        f"<?{SECRET}?> <!{SECRET}>",
        f"```mermaid\n%% {SECRET}\nflowchart LR\n  a --> b %% {SECRET}\n```",
        f"```mermaid\nsequenceDiagram\n  a->>b: words %% {SECRET}\n```",
    ]
    body = "\n\n".join(notes)
    site.write({"page.md": f"# Page\n\n{body}\n"})
    (site.folder / "content/departments/depot.md").write_text(f"---\ntitle: Depot # {SECRET}\n---\n{body}\n")

    site.build()

    assert not traces(site)
    assert "end." in site.article("page")


def test_comments_in_code_are_code(site: SmallSite) -> None:
    site.write({"page.md": "# Page\n\n`<!-- a -->`\n\n```\n<!-- b -->\n[//]: # (c)\n```\n\n    <!-- d -->\n"})

    site.build()

    article = site.article("page")
    assert all(f"&lt;!-- {sign} --&gt;" in article for sign in "abd")
    assert "(c)" in article


def test_files_that_mkdocs_leaves_out_leave_no_byte(site: SmallSite) -> None:
    site.configure({"drafts": True}, exclude_docs="/promises/old/\n*.bak.md\n", draft_docs="plan.md\n")
    promise = f"---\nstatement: The {SECRET}\nmade_by: depot\nwrong: x\n---\n![]({SECRET}.png)\n"
    site.write(
        {
            f"promises/old/{SECRET}.md": promise,
            f"promises/old/{SECRET}.png": SECRET,
            "departments/other.bak.md": f"---\ntitle: {SECRET}\n---\n",
            "plan.md": f"# {SECRET}\n\n![](plans/{SECRET}.png)\n",
            f"plans/{SECRET}.png": SECRET,
            "touchpoints/gate.md": f"---\ntitle: Gate\nowner: depot\npromises: [next-day, {SECRET}]\n---\n",
            "page.md": f"# Page\n\n[words](promises/old/{SECRET}.md)\n",
        }
    )

    site.build()

    assert not traces(site)


def test_files_that_another_plugin_takes_out_leave_no_byte(site: SmallSite) -> None:
    hook = f"def on_files(files, config):\n    files.remove(files.get_file_from_path('promises/{SECRET}.md'))\n"
    (site.folder / "hook.py").write_text(hook, encoding="utf-8")
    site.configure(hooks=["hook.py"])
    site.write(
        {
            f"promises/{SECRET}.md": f"---\nstatement: The {SECRET}\nmade_by: depot\n---\n",
            "touchpoints/gate.md": f"---\ntitle: Gate\nowner: depot\npromises: [next-day, {SECRET}]\n---\n",
        }
    )

    site.build()

    assert not traces(site)


def test_ordinary_drafts_are_shown_where_the_site_asks_for_drafts(site: SmallSite) -> None:
    site.configure({"drafts": True})
    site.write({"plan.md": "---\nstatus: draft\n---\n# Plan\n\n![](plan.png)\n", "plan.png": SECRET})

    site.build()

    assert {"plan/index.html", "plan.png"} <= site.files().keys()


def test_the_site_s_own_logo_stays_where_a_draft_shows_it_too(site: SmallSite) -> None:
    site.configure(theme={"name": "material", "font": False, "logo": "logo.png"}, extra_css=["own.css"])
    site.write({"logo.png": "logo", "own.css": "", "plan.md": "---\ndraft: true\n---\n![](logo.png) own.css\n"})

    site.build()

    assert {"logo.png", "own.css"} <= site.files().keys()


def _capability(title: str, table: str) -> str:
    return f"---\ntitle: {title}\nowner: depot\ndelivers: [{{metric: on-time, measurements: {table}}}]\n---\n"


def write_drafts(site: SmallSite) -> None:
    """A draft of every kind, ordinary ones, and all that only they use."""
    for kind in KINDS:
        title = "" if kind.kind == "promise" else f"title: The {SECRET}\n"
        tags = f"status: draft\ntags: [{SECRET}]\naliases: [former-{SECRET}]\nsummary: All about {SECRET}\n"
        text = f"---\n{title}{tags}{OWN_FIELDS[kind.kind]}\n---\n{BODY}\n![](../pictures/shared.png)\n"
        site.write({f"{kind.folder}/{SECRET}.md": text, f"{kind.folder}/{SECRET}.png": PICTURE.decode("latin-1")})
    for path, says in (("plan", "status: Draft"), ("notes/index", "draft: true")):
        site.write(
            {f"{path}.md": f"---\ntitle: {SECRET}\n{says}\n---\n{BODY.replace('../', '')}\n![]({SECRET}-plan.png)\n"}
        )
    content = site.folder / "content"
    (content / "files").mkdir()
    (content / "pictures").mkdir()
    for name in (f"{SECRET} plan.pdf", f"{SECRET} named.png", f"{SECRET}.xlsx"):
        (content / "files" / name).write_bytes(PICTURE)
    for path in (f"{SECRET}-raw.png", f"promises/{SECRET}.pdf", f"{SECRET}.png", f"{SECRET}-plan.png"):
        (content / path).write_bytes(PICTURE)
    (content / "notes" / f"{SECRET}.png").write_bytes(PICTURE)
    (content / "notes" / f"{SECRET}-plan.png").write_bytes(PICTURE)
    (content / "notes" / f"{SECRET}-raw.png").write_bytes(PICTURE)
    (content / "notes/files").mkdir()
    for name in (f"{SECRET} plan.pdf", f"{SECRET} named.png", f"{SECRET}.xlsx"):
        (content / "notes/files" / name).write_bytes(PICTURE)
    (content / "pictures/shared.png").write_bytes(PICTURE.replace(SECRET.encode(), b"shared"))
    (content / f"capabilities/{SECRET}-figures.csv").write_text(f"period,value,source\n2026-10,97.25,{SECRET}\n")
    site.write({"page.md": "# Page\n\n![](pictures/shared.png)\n"})


def _commit(kept: Repository, subject: str, day: str) -> None:
    kept.git("add", "content")
    kept.git("commit", "--quiet", "--message", subject, day=day)


def traces(site: SmallSite) -> set[str]:
    """The published files in whose name or content the word stands, whatever it is packed in."""
    word = SECRET.encode()
    return {
        path
        for path, content in site.files().items()
        if word in path.lower().encode() or any(word in each.lower() for each in _unpacked(content))
    }


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)


def test_the_drafts_and_comments_that_were_once_published_are_not(site: SmallSite, shared: Path) -> None:
    cases = shared / "cases" / "hostile"
    for case in ("draft-image", "html-comment"):
        shutil.copytree(cases / case, site.folder / "content", dirs_exist_ok=True)
    site.write({"departments/ads.md": "---\ntitle: Ads\n---\n"})

    site.build()

    files = site.files()
    assert "p/index.html" in files
    assert not [path for path in files if "secret" in path or path.startswith("promises/d/")]
    assert not [path for path, content in files.items() if b"CANARY" in content]
