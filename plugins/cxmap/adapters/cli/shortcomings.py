"""The mistakes of an installation, each with the command or the line that mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from cxmap.adapters.cli.installation import Installation
from cxmap.adapters.listing.plugins import listed_plugins, plugin_name
from cxmap.adapters.options import ARRANGING, LOCKING, PLUGIN
from cxmap.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that is wrong: its name, what is the case, and what mends it."""

    name: str
    severity: Severity
    message: str
    mend: str


def shortcomings(it: Installation) -> tuple[Shortcoming, ...]:
    """All of them, the worst first."""
    found = [shortcoming for check in _CHECKS for shortcoming in check(it)]
    return tuple(sorted(found, key=lambda shortcoming: shortcoming.severity.rank))


# Hosts on which whatever is published can be read by everybody, unless somebody has paid for and set up otherwise.
_PUBLIC = (
    "bitbucket.io", "cloudfront.net", "codeberg.page", "firebaseapp.com", "fly.dev", "github.io", "gitlab.io",
    "herokuapp.com", "neocities.org", "netlify.app", "netlify.com", "onrender.com", "pages.dev", "readthedocs.io",
    "readthedocs.org", "surge.sh", "vercel.app", "web.app",
)  # fmt: skip
_CODE_HOSTS = ("bitbucket.org", "codeberg.org", "github.com", "gitlab.com")
# What in the files of a repository publishes on such a host.
_PUBLISHES = re.compile(
    r"\bgh-deploy\b|\bactions/deploy-pages\b|\bactions-gh-pages\b|\bnetlify\b|\bvercel\b|\bwrangler\b"
)
_ALWAYS_PUBLISHES = re.compile(r"(?:^|/)(?:\.readthedocs\.ya?ml|netlify\.toml|vercel\.json|wrangler\.toml)$")


def _public_host(it: Installation) -> Iterator[Shortcoming]:
    mend = "publish it where only your people can read, and say so: `site_url: https://map.intranet.example/`"
    if host := _host_among(it.settings.get("site_url"), _PUBLIC):
        yield _warning("public-host", f"`site_url` leads to {host}, which everybody can read: a map is internal", mend)
    for path, text in it.publishing.items():
        if _ALWAYS_PUBLISHES.search(path) or _PUBLISHES.search(text):
            words = f"`{path}` publishes the site on a host that everybody can read, unless the host is told otherwise"
            yield _warning("public-host", words, f"let only your people in there, or delete `{path}` and {mend}")
    if host := _host_among(it.settings.get("repo_url"), _CODE_HOSTS):
        words = f"`repo_url` leads to {host}: if the repository is public, so is all content, drafts too"
        yield _note(
            "public-repository", words, f"make sure that it is private, in the settings of the repository on {host}"
        )


# Mermaid that a site loads itself.
_MERMAID = re.compile(r"mermaid(?:@|-|/)(\d+(?:\.\d+)*)")
_LEAST_MERMAID = "11.16.1"


def _outdated(it: Installation) -> Iterator[Shortcoming]:
    for name, least in it.least.items():
        if (found := it.installed.get(name)) and _parts(found) < _parts(least):
            words = f"{name} {found} is older than {least}, the oldest without known holes that cxmap works with"
            yield _warning("outdated", words, f"pip install --upgrade '{name}>={least}'")
    for address in _addresses(it.settings.get("extra_javascript")):
        if (found_there := _MERMAID.search(address)) and _parts(found_there[1]) < _parts(_LEAST_MERMAID):
            words = f"`extra_javascript` has Mermaid {found_there[1]}, which has known holes; cxmap draws without it"
            yield _warning("outdated", words, f"delete the line `{address}`")


# A requirement on a line of its own, and one of one version alone.
_REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?")
_PINNED = re.compile(rf"{_REQUIREMENT.pattern}\s*(?:===?\s*[\w.!+-]++(?!\*)|@\s)")
_BETWEEN_WORDS = re.compile(r"[-_.]+")


def _no_lock(it: Installation) -> Iterator[Shortcoming]:
    if it.has_lock:
        return
    mend = "pip freeze --exclude-editable > requirements.txt, and build with: pip install -r requirements.txt"
    if not it.requirements:
        words = "nothing says which versions the site is built with: another day builds another site"
        yield _warning("no-lock", words, mend)
        return
    loose = {path: _loose(text, it.needed) for path, text in it.requirements.items()}
    # One file that pins all is a lock; others may be what it was made from, or serve another purpose.
    if all(loose.values()):
        path = max(loose, key=lambda path: len(it.needed & _required(it.requirements[path])))
        yield _warning("no-lock", f"`{path}` does not pin `{loose[path][0]}`: another day builds another site", mend)


def _loose(text: str, needed: Set[str]) -> Sequence[str]:
    """The lines of a file that pin nothing, and the packages that are needed and not named there."""
    lines = [line.strip() for line in text.splitlines()]
    loose = [line.split(";")[0].strip() for line in lines if _REQUIREMENT.match(line) and not _PINNED.match(line)]
    return [*loose, *sorted(needed - _required(text))]


def _required(text: str) -> Set[str]:
    found = (_REQUIREMENT.match(line.strip()) for line in text.splitlines())
    return {_BETWEEN_WORDS.sub("-", each["name"]).lower() for each in found if each}


def _history(it: Installation) -> Iterator[Shortcoming]:
    if it.options.history is not True:
        return
    if it.is_shallow:
        words = "this is a shallow clone: it does not know who changed what, and cannot compare verdicts"
        mend = "git fetch --unshallow --tags; on a build server `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)"
        yield _warning("shallow-clone", words, mend)
    elif not it.has_git:
        words = "there is no git repository here, or no git: no page says what changed"
        yield _note("no-history", words, "git init && git add -A && git commit -m 'The map'; or `history: false`")


# They load Mermaid from another host to draw what cxmap draws itself.
_NEEDLESS = frozenset(["mermaid2", "mermaid-to-svg"])


def _plugins(it: Installation) -> Iterator[Shortcoming]:
    names = list(_names(it.settings.get("plugins")))
    ours = names.index(PLUGIN) if PLUGIN in names else len(names)
    if PLUGIN not in names and it.settings and PLUGIN not in _names(it.settings.get("markdown_extensions")):
        yield _warning("no-plugin", f"the site does not use `{PLUGIN}`", f"add `- {PLUGIN}` below `plugins:`")
    for name in names[:ours]:
        if PLUGIN in names and name in ARRANGING:
            words = f"`{name}` stands before `{PLUGIN}`, which then arranges the navigation in its own order"
            yield _warning("plugin-order", words, f"move `- {name}` below `- {PLUGIN}`")
    for name in names:
        if name in _NEEDLESS:
            words = f"`{name}` wants to draw diagrams in the reader's browser; `{PLUGIN}` has drawn them by then"
            yield _note("needless-plugin", words, f"delete `- {name}` from `plugins:`")
    for name in names:
        if name in LOCKING:
            words = f"`{name}` locks pages alone: downloads are left out, yet tables and pictures stay open"
            yield _note("open-files", words, "leave tables out, which are read all the same: `exclude_docs: '*.csv'`")
    if names and "search" not in {name.rpartition("/")[2] for name in names}:
        yield _note("no-search", "the site has no search, as `plugins:` lists others only", "add `- search` to it")


def _policy(it: Installation) -> Iterator[Shortcoming]:
    allowed = it.options.policy
    if allowed is None:
        words = "pages have no Content-Security-Policy: whatever gets into one can run"
        yield _note("no-policy", words, f"delete `policy: false` below `{PLUGIN}:`")
        return
    for setting, directive in (("extra_javascript", "script-src"), ("extra_css", "style-src")):
        for address in _addresses(it.settings.get(setting)):
            parts = _split(address)
            host = parts.hostname if parts else None
            if parts and host and not any(_allows(source, host) for source in allowed.get(directive, ())):
                source = f"{parts.scheme or 'https'}://{parts.netloc}"
                words = f"`{setting}` has {address}, which the policy of pages keeps out"
                yield _warning(
                    "blocked-host", words, f"download it into the site, or `policy: {{{directive}: {source}}}`"
                )


def _allows(source: str, host: str) -> bool:
    """Whether a source of a policy is this host, or one of many that this is among."""
    if source in ("*", "http:", "https:"):
        return True
    parts = _split(source if "//" in source else f"//{source}")
    named = parts.hostname or "" if parts else ""
    return host == named or (named.startswith("*.") and host.endswith(named[1:]))


def _parts_missing(it: Installation) -> Iterator[Shortcoming]:
    if not it.can_draw:
        yield _warning(
            "no-drawing", "nothing is installed that draws diagrams: they are shown as text", "pip install mermaidx"
        )
    theme = it.settings.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    if it.settings and name != "material":
        yield _note("other-theme", "the theme is not Material, for which pages are made", "set `theme: material`")


_CHECKS = (_public_host, _outdated, _no_lock, _history, _plugins, _policy, _parts_missing)


def _warning(name: str, message: str, mend: str) -> Shortcoming:
    return Shortcoming(name, Severity.WARNING, message, mend)


def _note(name: str, message: str, mend: str) -> Shortcoming:
    return Shortcoming(name, Severity.NOTE, message, mend)


def _host_among(address: object, hosts: Sequence[str]) -> str | None:
    parts = _split(address) if isinstance(address, str) else None
    host = parts.hostname if parts else None
    return host if host and any(host == each or host.endswith(f".{each}") for each in hosts) else None


def _split(address: str) -> SplitResult | None:
    """None where it is no address that a browser could ask."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", number)[:3]))


def _names(plugins: object) -> Sequence[str]:
    return [plugin_name(each) for each in listed_plugins(plugins)]


def _addresses(listed: object) -> Iterator[str]:
    """Those of files that a site adds to its pages, which are listed as texts or with a `path`."""
    for each in listed if isinstance(listed, list) else ():
        path = each.get("path") if isinstance(each, Mapping) else each
        if isinstance(path, str):
            yield path
