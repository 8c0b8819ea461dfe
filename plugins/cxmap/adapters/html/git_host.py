"""Where the content files are kept: the addresses at which a Git host lets people edit one, or write a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from posixpath import basename, dirname, splitext
from string import Formatter
from typing import Any
from urllib.parse import quote, unquote, urlencode, urljoin, urlsplit

_WEB = ("https://", "http://")
_COMMIT, _GITLAB, _BITBUCKET = "commit", "gitlab", "bitbucket"
_NAME_ALONE = "path_noext"
_QUOTED = {"q": "", "e": "/"}
_PULL, _MERGE = "pull request", "merge request"


@dataclass(frozen=True, slots=True)
class _Form:
    """How hosts with these programs name their forms: parts of the address, parameters, and a proposed change."""

    programs: tuple[str, ...]
    edit: str
    new: str
    name: str
    text: str
    proposal: str


# The first that occurs in the address wins, so that hosts of one's own are recognised by what they run.
_FORMS = (
    _Form((_GITLAB,), "/-/edit/", "/-/new/", "file_name", "content", _MERGE),
    _Form(("gitea", "forgejo"), "/_edit/", "/_new/", "filename", "value", _PULL),
    _Form(("github",), "/edit/", "/new/", "filename", "value", _PULL),
)


@dataclass(frozen=True, slots=True)
class GitHost:
    """The forms of one repository's host for the files below the content folder."""

    address: Callable[[str], str]
    """That of a file, or of a folder, by its path."""
    form: _Form | None
    has_folders: bool = True
    made: frozenset[str] = frozenset()
    """Files that the repository does not have, as plugins make them."""

    @property
    def proposal(self) -> str:
        """The host's word for a change that somebody proposes."""
        return self.form.proposal if self.form else _PULL

    def edit(self, path: str) -> str:
        """Where the host lets people edit a content file; nothing where it has none."""
        return "" if path in self.made else self.address(path)

    def folder(self, path: str) -> str:
        """Where the host shows the folder in which a new file shall lie, if we know that and no form for the file."""
        return self.address(path) if self.has_folders and self.form is None else ""

    def before(self, folder: PurePath) -> str | None:
        """The folders of the repository before a content file, each with a slash; `folder` is that of the content.

        None where the address does not tell them for sure: a branch may have slashes in its name.
        """
        address = unquote(self.address(""))
        if self.form is None or not self.has_folders or "?" in address:
            return None
        _branch, *folders = address.partition(self.form.edit)[2].strip("/").split("/")
        return (
            "".join(f"{each}/" for each in folders)
            if folder.parts[len(folder.parts) - len(folders) :] == tuple(folders)
            else None
        )

    def new(self, path: str, text: str) -> str:
        """Where it lets people write a new one that begins as this text; nothing where we do not know its form."""
        if not (form := self.new_in(dirname(path))):
            return ""
        address, name, content = form
        filled = urlencode({name: basename(path), content: text})
        return f"{address}{'&' if '?' in address else '?'}{filled}"

    def new_in(self, folder: str) -> tuple[str, str, str] | None:
        """The form for a new file in a folder, and the names of its parameters for the file's name and its text."""
        if self.form is None or not self.has_folders:
            return None
        return self.address(folder).replace(self.form.edit, self.form.new, 1), self.form.name, self.form.text


def edit_steps(program: str) -> str:
    """The steps of an address before the branch, at which hosts with this program let people edit files: `-/edit`."""
    return next(form.edit.strip("/") for form in _FORMS if program in form.programs)


def commit_address(repo_url: str | None, edit_uri: str | None) -> Callable[[str], str]:
    """Where the repository's host shows a commit, by its id; empty where the site names no repository."""
    base = (repo_url or "").rstrip("/")
    if not base.startswith(_WEB):
        return lambda _identity: ""
    name = urlsplit(base).hostname or ""
    is_gitlab = _GITLAB in name or f"/{edit_uri or ''}".startswith(_FORMS[0].edit)
    part = f"-/{_COMMIT}" if is_gitlab else f"{_COMMIT}s" if _BITBUCKET in name else _COMMIT
    return lambda identity: f"{base}/{part}/{identity}"


def git_host(
    repo_url: str | None, edit_uri: str | None, template: str | None = None, made: frozenset[str] = frozenset()
) -> GitHost | None:
    """The host that a site's configuration names, in MkDocs' words; None where it names none.

    `made` are files that the repository does not have.
    """
    written = template or _plainly(edit_uri or "")
    if not written:
        return None
    is_query = written.startswith(("?", "#"))
    base = (repo_url or "") if is_query else f"{(repo_url or '').rstrip('/')}/"
    address = partial(_address, base, written)
    try:
        sample = address("")
    except (LookupError, ValueError):  # of a host that does not look at its templates
        return None
    if not sample.startswith(_WEB):
        return None
    form = next((form for form in _FORMS if form.edit in sample), None)
    return GitHost(address, form, _NAME_ALONE not in written, made)


def _plainly(edit_uri: str) -> str:
    """The template that an address stands for, to which paths are added."""
    escaped = edit_uri.replace("{", "{{").replace("}", "}}")
    return f"{escaped}{{path!e}}" if escaped else ""


def _address(base: str, template: str, path: str) -> str:
    return urljoin(base, _Addresses().format(template, path=path, path_noext=splitext(path)[0]))


class _Addresses(Formatter):
    """The templates of MkDocs, in which `!q` quotes all of a path; `!e` quotes what no address may hold."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion in _QUOTED:
            return quote(value, safe=_QUOTED[conversion])
        return super().convert_field(value, conversion)
