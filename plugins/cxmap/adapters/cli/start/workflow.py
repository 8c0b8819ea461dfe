"""The workflow of a new site: what a Git host runs with every change. A workflow more is one entry more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

GITHUB, GITLAB = "github", "gitlab"


class HostWorkflow(NamedTuple):
    """Where a host looks for it, and what it says."""

    path: str
    text: str


WORKFLOWS: Mapping[str, HostWorkflow] = {
    GITHUB: HostWorkflow(
        ".github/workflows/promises.yml",
        """\
name: Promises

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the days of changes are read from the history
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install -r requirements.txt
      - run: cxmap check --format github
      - run: mkdocs build --strict
""",
    ),
    GITLAB: HostWorkflow(
        ".gitlab-ci.yml",
        """\
promises:
  image: python:3.13
  variables:
    GIT_DEPTH: 0 # the days of changes are read from the history
  script:
    - python -m pip install -r requirements.txt
    - cxmap check
    - mkdocs build --strict
""",
    ),
}
"""By the host; a host that nobody knows gets the first."""
