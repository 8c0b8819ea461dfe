from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cxmap.adapters.cli.installation import Installation, installation_of, least_versions
from cxmap.adapters.cli.shortcomings import shortcomings
from cxmap.adapters.configuration import SiteFile
from cxmap.adapters.options import SiteOptions
from tests.adapters.cli.conftest import Workspace

SETTINGS = {"theme": {"name": "material"}, "plugins": ["search", {"cxmap": {}}]}
SOUND = Installation(settings=SETTINGS, has_lock=True)
PINNED = r"""cxmap==0.1
mkdocs==1.6.1 \
    --hash=sha256:0a
# a remark
nh3 === 0.3 ; python_version > '3'
-r more.txt
pkg @ https://a.example/p.whl"""


def told(**changes: object) -> list[str]:
    """What is wrong with an installation that is sound but for this."""
    changed = {name: value for name, value in changes.items() if name in Installation.__slots__}
    settings = SETTINGS | {name: value for name, value in changes.items() if name not in changed}
    return [each.name for each in shortcomings(replace(SOUND, settings=settings, **changed))]  # type: ignore[arg-type]


def test_a_sound_installation_is_told_nothing() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("site_url", "names"),
    [
        ("https://acme.github.io/map/", ["public-host"]),
        ("https://acme.gitlab.io", ["public-host"]),
        ("https://map.netlify.app:443/x", ["public-host"]),
        ("https://MAP.ReadTheDocs.io/en/latest/", ["public-host"]),
        ("https://pages.dev", ["public-host"]),
        ("https://github.io.acme.example/", []),
        ("https://mygithub.io.example/", []),
        ("https://notgithub.io/", []),
        ("https://map.intranet.example/", []),
        ("http://[", []),
        ("", []),
        ([], []),
    ],
)
def test_a_host_that_everybody_can_read_is_told(site_url: object, names: list[str]) -> None:
    assert told(site_url=site_url) == names


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        (".readthedocs.yaml", "", ["public-host"]),
        ("netlify.toml", "", ["public-host"]),
        (".github/workflows/site.yml", "run: mkdocs gh-deploy --force", ["public-host"]),
        (".github/workflows/site.yml", "uses: actions/deploy-pages@v4", ["public-host"]),
        (".github/workflows/site.yml", "uses: peaceiris/actions-gh-pages@v3", ["public-host"]),
        (".github/workflows/check.yml", "run: cxmap check --format github", []),
    ],
)
def test_a_file_that_publishes_for_everybody_is_told(path: str, text: str, names: list[str]) -> None:
    assert told(publishing={path: text}) == names


@pytest.mark.parametrize(("host", "names"), [("github.com", ["public-repository"]), ("git.acme.example", [])])
def test_a_repository_that_may_be_public_is_told(host: str, names: list[str]) -> None:
    assert told(repo_url=f"https://{host}/acme/map") == names


@pytest.mark.parametrize(
    ("found", "names"),
    [
        ("9.7.6", ["outdated"]),
        ("9.7", ["outdated"]),
        ("9.7.7", []),
        ("9.10.0", []),
        ("10.0b1", []),
        ("9.7.7.post1", []),
    ],
)
def test_a_theme_with_known_holes_is_told(found: str, names: list[str]) -> None:
    least = {"mkdocs-material": "9.7.7", "nh3": "0.3"}

    assert told(installed={"mkdocs-material": found}, least=least) == names


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("scripts/mermaid-11.16.0.min.js", ["outdated"]),
        ("scripts/mermaid/10/mermaid.js", ["outdated"]),
        ({"path": "scripts/mermaid-9.1.js", "defer": "true"}, ["outdated"]),
        ("https://unpkg.com/mermaid@10.4.0/dist/mermaid.min.js", ["outdated", "blocked-host"]),
        ("//cdn.example/mermaid@12/mermaid.js", ["blocked-host"]),
        ("scripts/mermaid-11.16.1.js", []),
        ("scripts/own.js", []),
        ({"async": "true"}, []),
    ],
)
def test_what_the_site_loads_itself_is_looked_at(script: object, names: list[str]) -> None:
    assert told(extra_javascript=[script]) == names


@pytest.mark.parametrize("source", ["https://a.example", "a.example", "https:"])
def test_a_host_that_the_policy_allows_is_not_told(source: str) -> None:
    options = SiteOptions({"policy": {"style-src": source}})

    assert told(options=options, extra_css=["https://a.example/a.css"]) == []
    assert told(options=options, extra_css=["https://b.example/a.css"]) == (
        [] if source == "https:" else ["blocked-host"]
    )


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("https://box.com", ["blocked-host"]),
        ("https://x.com", []),
        ("https://X.com/scripts/", []),
        ("x.com:443", []),
        ("https://x.com.example", ["blocked-host"]),
        ("*.com", []),
        ("*.x.com", ["blocked-host"]),
        ("*", []),
        ("'self'", ["blocked-host"]),
        ("https://[x", ["blocked-host"]),
    ],
)
def test_hosts_of_the_policy_are_compared_as_wholes(source: str, names: list[str]) -> None:
    options = SiteOptions({"policy": {"script-src": source}})

    assert told(options=options, extra_javascript=["https://x.com/a.js"]) == names


@pytest.mark.parametrize("script", ["https://[x/a.js", "//[", "https://", "//", "http://]"])
def test_what_is_no_address_asks_no_host(script: str) -> None:
    assert told(extra_javascript=[script], extra_css=[script]) == []


@pytest.mark.parametrize(
    ("requirements", "names"),
    [
        ({}, ["no-lock"]),
        ({"requirements.txt": "cxmap\nmkdocs-material==9.8.1"}, ["no-lock"]),
        ({"requirements.txt": "cxmap>=0.1"}, ["no-lock"]),
        ({"requirements.txt": "cxmap==0.*"}, ["no-lock"]),
        ({"requirements.txt": "cxmap==0.1.*"}, ["no-lock"]),
        ({"requirements.txt": "cxmap==0.1\nmkdocs-material == 9.7.* ; python_version > '3'"}, ["no-lock"]),
        ({"requirements.txt": "cxmap", "requirements-lint.txt": "ruff==0.5"}, ["no-lock"]),
        ({"requirements.txt": "# nothing"}, ["no-lock"]),
        ({"requirements.txt": PINNED}, []),
        ({"requirements.in.txt": "cxmap", "requirements.txt": PINNED}, []),
    ],
)
def test_versions_that_nothing_pins_are_told(requirements: dict[str, str], names: list[str]) -> None:
    assert told(has_lock=False, requirements=requirements) == names
    assert told(has_lock=True, requirements=requirements) == []


def test_a_lock_pins_what_the_site_is_built_with() -> None:
    needed = frozenset(("cxmap", "mkdocs-material", "mkdocs"))
    requirements = {"a-requirements.txt": "ruff==0.5", "requirements.txt": "cxmap==0.1\nMkDocs_Material[x]==9.8.1\n"}
    it = replace(SOUND, has_lock=False, needed=needed, requirements=requirements)
    whole = {"requirements.txt": requirements["requirements.txt"] + "mkdocs==1.6.1"}

    (found,) = shortcomings(it)

    assert found.message == "`requirements.txt` does not pin `mkdocs`: another day builds another site"
    assert not shortcomings(replace(it, requirements=requirements | whole))


def test_what_only_newer_pythons_need_is_no_bound_for_all() -> None:
    required = ["nh3>=0.3", "pydantic>=2.12; python_version >= '3.14'", "pydantic>=2.7", "mkdocs<2,>=1.6"]

    assert least_versions(required) == {"nh3": "0.3", "pydantic": "2.7", "mkdocs": "1.6"}


def test_what_every_installation_of_the_map_needs_is_known(tmp_path: Path) -> None:
    needed = installation_of(SiteFile(tmp_path / "mkdocs.yml")).needed

    assert {"cxmap", "mkdocs", "mkdocs-material", "pydantic"} <= needed
    assert not {"pytest", "merman", "zensical"} & needed


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"is_shallow": True}, ["shallow-clone"]),
        ({"has_git": False}, ["no-history"]),
        ({"is_shallow": True, "options": SiteOptions({"history": False})}, []),
        ({"options": SiteOptions({"policy": "false"})}, ["no-policy"]),
        ({"can_draw": False}, ["no-drawing"]),
        ({"theme": "mkdocs"}, ["other-theme"]),
        ({"theme": "material"}, []),
        ({"plugins": ["search", "awesome-pages", "cxmap"]}, ["plugin-order"]),
        ({"plugins": ["search", "cxmap", "awesome-pages"]}, []),
        ({"plugins": {"material/search": {}, "literate-nav": {}, "cxmap": {}}}, ["plugin-order"]),
        ({"plugins": ["search"]}, ["no-plugin"]),
        ({"plugins": "search"}, ["no-plugin"]),
        ({"plugins": ["search"], "markdown_extensions": ["cxmap"]}, []),
        ({"plugins": ["cxmap", "mermaid2"]}, ["needless-plugin", "no-search"]),
        ({"plugins": [{}, "search", "cxmap"]}, []),
        ({"plugins": ["search", "cxmap", {"encryptcontent": {"global_password": "x"}}]}, ["open-files"]),
    ],
)
def test_each_slip_is_told_by_its_name(changes: dict[str, object], names: list[str]) -> None:
    assert told(**changes) == names


def test_warnings_come_first_and_each_complaint_says_what_mends_it() -> None:
    found = shortcomings(replace(SOUND, has_git=False, can_draw=False))

    assert [str(each.severity) for each in found] == ["warning", "note"]
    assert found[0].mend == "pip install mermaidx"


def test_the_command_tells_people_and_programs_the_same(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "site_url: https://acme.github.io/\ntheme: material\nplugins: [search, cxmap]\n")
    workspace.write("uv.lock", "")

    text, programs = workspace.run("doctor"), workspace.run("doctor", "--format", "json")

    assert text.out == (
        "warning[public-host]: `site_url` leads to acme.github.io, which everybody can read: a map is internal\n"
        "  = publish it where only your people can read, and say so: `site_url: https://map.intranet.example/`\n\n"
        "note[no-history]: there is no git repository here, or no git: no page says what changed\n"
        "  = git init && git add -A && git commit -m 'The map'; or `history: false`\n\n"
        "1 warning, 1 note\n"
    )
    names = [each["name"] for each in json.loads(programs.out)["shortcomings"]]
    assert (text.code, programs.code, names) == (1, 1, ["public-host", "no-history"])


def test_what_is_accepted_is_not_told(workspace: Workspace) -> None:
    needed = installation_of(SiteFile(workspace.root / "mkdocs.yml")).needed
    workspace.write("requirements/site.txt", "".join(f"{name}==1\n" for name in needed))

    accepted = workspace.run("doctor", "--accept", "no-history")

    assert (accepted.code, accepted.out) == (0, "nothing is wrong with this installation\n")
    assert workspace.run("doctor").code == 0
    assert workspace.run("doctor", "--fail-on", "note").code == 1


def test_a_shallow_clone_and_the_files_at_its_top_are_found(workspace: Workspace) -> None:
    (workspace.root / "uv.lock").touch()
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@b.example")
    for command in ((*git, "init", "-q"), (*git, "add", "-A"), (*git, "commit", "-qm", "The map")):
        subprocess.run(command, cwd=workspace.root, check=True)
    (workspace.root / ".git" / "shallow").write_bytes(
        subprocess.run(("git", "rev-parse", "HEAD"), cwd=workspace.root, check=True, capture_output=True).stdout
    )

    assert workspace.run("doctor").out.startswith("warning[shallow-clone]: ")


def test_a_configuration_that_makes_no_sense_is_one_sentence(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\nplugins: [cxmap: {policy: strict}]\n")

    result = workspace.run("doctor")

    assert result.code == 2
    assert (
        result.err
        == "cxmap: `policy` of `cxmap` in `mkdocs.yml` is neither `false` nor a mapping of directives to sources\n"
    )


def test_it_looks_at_the_configuration_that_is_named(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\nplugins: [search, cxmap]\ntheme: material\n")
    workspace.write("second/site.yml", "INHERIT: base.yml\nplugins: [search]\n")
    workspace.write("second/base.yml", "theme: material\nsite_url: https://acme.github.io/\n")

    names = [each["name"] for each in _told_by(workspace, "-f", "second/site.yml")]

    assert {"no-plugin", "public-host"} <= set(names)
    assert "no-plugin" not in [each["name"] for each in _told_by(workspace)]


def _told_by(workspace: Workspace, *arguments: str) -> list[dict[str, str]]:
    found: dict[str, list[dict[str, str]]] = json.loads(workspace.run("doctor", "--format", "json", *arguments).out)
    return found["shortcomings"]
