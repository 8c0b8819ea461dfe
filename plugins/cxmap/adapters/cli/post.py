"""`cxmap post`: the comment of a pull request, posted once and updated from then on, and its suggestions."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people
from cxmap.findings.formats.text import counted

if TYPE_CHECKING:
    from cxmap.adapters.cli.posting.merge_request import MergeRequest
    from cxmap.adapters.cli.posting.pull_request import PullRequest

SUMMARY = "post what `cxmap diff` says as one comment on a pull request; for workflows"
TOKEN = "CXMAP_TOKEN"  # its name
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("comment", metavar="COMMENT", type=Path, help="the output of `cxmap diff --format markdown`")
    parser.add_argument("--review", metavar="FILE", type=Path, help="the output of `cxmap diff --format review`")
    parser.add_argument("--commit", metavar="ID", help="the newest commit of the pull request")
    parser.add_argument("--pull", metavar="NUMBER", type=int, help="the number of the pull request")
    parser.add_argument("--branch", metavar="OWNER:NAME", help="its branch, where nobody can tell the number")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.posting.posted_text import read_comment, read_suggestions  # noqa: PLC0415  # start-up stays short

    text = read_comment(arguments.comment)
    suggestions = read_suggestions(arguments.review) if arguments.review else ()
    if suggestions and not (arguments.commit and _COMMIT.fullmatch(arguments.commit)):
        raise CannotRunError("name the commit that the suggestions are for: `--commit ID`")
    request = _request(arguments, os.environ)
    if request is None:
        write_for_people("no open pull request has this commit as its newest, so nothing was posted\n", sys.stdout)
        return FINE
    told = f"{request.comment(text)} the comment"
    if suggestions and request.takes_suggestions:
        told += f", {counted(request.suggest(suggestions, arguments.commit), 'new suggestion')}"
    write_for_people(f"{told}\n", sys.stdout)
    return FINE


def _request(arguments: Namespace, environment: Mapping[str, str]) -> PullRequest | MergeRequest | None:
    """The request that the environment of a workflow names, as each host does."""
    from cxmap.adapters.cli.posting.host_api import HostApi  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.posting.merge_request import MergeRequest  # noqa: PLC0415
    from cxmap.adapters.cli.posting.pull_request import PullRequest, open_number  # noqa: PLC0415

    token = environment.get(TOKEN)
    if not token or "\n" in token:
        raise CannotRunError(f"the token that may post stands in no environment variable `{TOKEN}`")
    if gitlab := environment.get("CI_API_V4_URL"):
        project, merge = environment.get("CI_PROJECT_ID", ""), environment.get("CI_MERGE_REQUEST_IID", "")
        if not (project.isdecimal() and merge.isdecimal()):
            raise CannotRunError("this pipeline is of no merge request")
        return MergeRequest(HostApi(gitlab, {"PRIVATE-TOKEN": token}), project, int(merge))
    repository = environment.get("GITHUB_REPOSITORY", "")
    address = environment.get("GITHUB_API_URL", "")
    if not (address and _REPOSITORY.fullmatch(repository)):
        raise CannotRunError("no Git host is known here: run it in a workflow of GitHub, GitLab, Gitea or Forgejo")
    api = HostApi(address, {"Authorization": f"token {token}"})
    number = arguments.pull or open_number(api, repository, arguments.branch or "", arguments.commit or "")
    is_github = not (environment.get("GITEA_ACTIONS") or environment.get("FORGEJO_ACTIONS"))
    return PullRequest(api, repository, number, takes_suggestions=is_github) if number else None
