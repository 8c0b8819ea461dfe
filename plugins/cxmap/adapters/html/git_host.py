"""Where the content files are kept: the addresses at which a Git host lets people edit one, or write a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import basename, dirname
from urllib.parse import quote, urlencode, urljoin, urlsplit

_WEB = ("https://", "http://")
_COMMIT, _GITLAB, _BITBUCKET = "commit", "gitlab", "bitbucket"
_PULL, _MERGE = "pull request", "merge request"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a family of Git hosts names its forms: the part of the address, the parameters, and a proposed change."""

    edit: str
    new: str
    name: str
    text: str
    proposal: str


# The first that occurs in the address wins, so that hosts of one's own are recognised by what they run.
_FORMS = (
    _Form("/-/edit/", "/-/new/", "file_name", "content", _MERGE),  # GitLab
    _Form("/_edit/", "/_new/", "filename", "value", _PULL),  # Gitea, Forgejo
    _Form("/edit/", "/new/", "filename", "value", _PULL),  # GitHub
)


@dataclass(frozen=True, slots=True)
class GitHost:
    """The forms of one repository's host for the files below the content folder."""

    edit_address: str
    new_address: str
    form: _Form | None

    @property
    def proposal(self) -> str:
        """The host's word for a change that somebody proposes."""
        return self.form.proposal if self.form else _PULL

    def edit(self, path: str) -> str:
        """Where the host lets people edit a content file."""
        return self.edit_address + quote(path)

    def new(self, path: str, text: str) -> str:
        """Where it lets people write a new one that begins as this text; nothing where we do not know its form."""
        if self.form is None:
            return ""
        filled = urlencode({self.form.name: basename(path), self.form.text: text})
        return f"{self.new_address}{quote(dirname(path))}?{filled}"


def commit_address(repo_url: str | None, edit_uri: str | None) -> Callable[[str], str]:
    """Where the repository's host shows a commit, by its id; empty where the site names no repository."""
    base = (repo_url or "").rstrip("/")
    if not base.startswith(_WEB):
        return lambda _identity: ""
    name = urlsplit(base).hostname or ""
    is_gitlab = _GITLAB in name or f"/{edit_uri or ''}".startswith(_FORMS[0].edit)
    part = f"-/{_COMMIT}" if is_gitlab else f"{_COMMIT}s" if _BITBUCKET in name else _COMMIT
    return lambda identity: f"{base}/{part}/{identity}"


def git_host(repo_url: str | None, edit_uri: str | None) -> GitHost | None:
    """The host that a site's configuration names, in MkDocs' words; None where it names none."""
    if not edit_uri:
        return None
    is_query = edit_uri.startswith(("?", "#"))
    base = (repo_url or "") if is_query else f"{(repo_url or '').rstrip('/')}/"
    address = urljoin(base, edit_uri)
    if not address.startswith(_WEB):
        return None
    form = next((form for form in _FORMS if form.edit in address), None)
    return GitHost(address, address.replace(form.edit, form.new, 1) if form else "", form)
