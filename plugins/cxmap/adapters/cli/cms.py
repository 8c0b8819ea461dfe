"""`cxmap cms`: a page on which a team edits the map in forms, with all that it loads."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people

if TYPE_CHECKING:
    from cxmap.adapters.cli.start.repository import Repository

SUMMARY = "write a page on which a team edits the map in forms (Sveltia CMS), with its configuration from the model"
BACKENDS = ("github", "gitlab", "gitea")
_API = {
    "gitea": {"api_root": "api/v1"},
    "gitlab": {"api_root": "api/v4", "graphql_api_root": "api/graphql"},
}
"""Where hosts of one's own answer programs."""
_USUAL = ("gitlab.com", "gitea.com")
_RULES = """\
The page runs scripts, which are its own. Say so in the options of the plugin, so that a check lets it be:

      rules:
        unsafe-html:
          - severity: off
            reason: the page on which the map is edited
            paths: [admin/index.html]
          - error
"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--packages",
        metavar="DIR",
        default="node_modules",
        help="where npm has put `@sveltia/cms` and `yaml` (default: node_modules)",
    )
    parser.add_argument("--backend", choices=BACKENDS, help="the Git host (default: what git says of its address)")
    parser.add_argument("--repo", metavar="OWNER/NAME", help="the repository there (default: likewise)")
    parser.add_argument("--branch", help="the branch that is edited (default: likewise)")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.admin_page.configuration import cms_configuration  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.admin_page.files import PAGE, write_page  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.start.repository import repository_of  # noqa: PLC0415
    from cxmap.adapters.content.files import shown_prefix  # noqa: PLC0415
    from cxmap.findings.formats.excerpt import visible  # noqa: PLC0415

    folder = located(arguments).folder
    repository = repository_of(folder)
    configuration = cms_configuration(repository.prefix.rstrip("/") or folder.name, _backend(arguments, repository))
    write_page(folder, configuration, Path(arguments.packages))
    where = visible(f"{shown_prefix(folder)}{PAGE}/")
    write_for_people(f"{where} is written; the site has the page at `{PAGE}/`\n\n{_RULES}", sys.stdout)
    return FINE


def _backend(arguments: Namespace, repository: Repository) -> dict[str, object]:
    from cxmap.adapters.cli.start.workflow import FORGEJO, GITEA  # noqa: PLC0415  # likewise

    address = urlsplit(repository.address)
    name = arguments.backend or {FORGEJO: GITEA}.get(repository.host, repository.host)
    repo = arguments.repo or address.path.strip("/")
    if name not in BACKENDS or not repo:
        raise CannotRunError("git does not say where this is kept; name it with --backend and --repo OWNER/NAME")
    backend = {"name": name, "repo": repo, "branch": arguments.branch or repository.branch, "auth_methods": ["token"]}
    if name in _API and address.hostname not in _USUAL and address.hostname and not arguments.repo:
        host = f"https://{address.netloc}"
        backend |= {"base_url": host, **{key: f"{host}/{path}" for key, path in _API[name].items()}}
    return backend
