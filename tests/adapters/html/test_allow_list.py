"""The list of allowed HTML as a readable file: all of it is published, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxmap.adapters.html.author_html import allowed_html
from cxmap.model.source import OwnSeverity

LIST: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "allowed_html.yaml").read_text(encoding="utf-8"))
ANY_HTML = (OwnSeverity("unsafe-html", "off"),)
ANY_ADDRESS = (OwnSeverity("unsafe-link", "off"),)
WITHIN = {name: group["within"] for group in LIST["tags"] for name in group["names"].split()}
HOST = "desk.example.com"
ADDRESSES = (
    *("a href", "area href", "audio src", "img src", "source src", "track src", "use href", "video poster"),
    "video src",
)
"""Browsers follow them or load what they lead to."""


def _by_kind(kinds: dict[str, str]) -> list[Any]:
    return [pytest.param(name, id=f"{name}: {kind}") for kind, names in kinds.items() for name in names.split()]


def _names(group: str) -> list[str]:
    return [name for of_kind in LIST[group].values() for name in of_kind.split()]


EVERY_ATTRIBUTE = dict.fromkeys(
    [*(name for group in LIST["attributes"] for name in group["names"].split()), *_names("refused_attributes")]
)
WITH_EVERY_ATTRIBUTE = " ".join(f'{name}="x"' for name in EVERY_ATTRIBUTE if name != "type")


def _attributes_of(tag: str) -> set[str]:
    """The names of the attributes that a tag may have."""
    groups = [group for group in LIST["attributes"] if group["of"] == "every tag" or tag in group["of"].split()]
    return {name for group in groups for name in group["names"].split()}


def _attributes_in(html: str, tag: str) -> set[str] | None:
    """The names of the attributes of a tag in published HTML, if it is there at all."""
    found = re.search(rf'<{tag}((?: [\w:-]+="[^"]*")*)>', html)
    return set(re.findall(r' ([\w:-]+)="', found[1])) if found else None


@pytest.mark.parametrize("tag", WITHIN)
def test_a_tag_keeps_the_attributes_that_it_may_have_and_no_other(tag: str) -> None:
    published = allowed_html(())(f'{WITHIN[tag]}<{tag} type="x" {WITH_EVERY_ATTRIBUTE}>words')

    assert _attributes_in(published.removeprefix(WITHIN[tag]), tag) == _attributes_of(tag)


@pytest.mark.parametrize("kind", LIST["inputs"].split())
def test_a_box_to_tick_keeps_what_says_how_it_is(kind: str) -> None:
    published = allowed_html(())(f'<input type="{kind}" {WITH_EVERY_ATTRIBUTE}>')

    assert f'type="{kind}"' in published
    assert _attributes_in(published, "input") == _attributes_of("input")


@pytest.mark.parametrize("kind", _by_kind(LIST["refused_inputs"]))
def test_no_other_input_is_published(kind: str) -> None:
    assert allowed_html(())(f'a<input type="{kind}" value="b">c') == "ac"


@pytest.mark.parametrize("within", ["", "<svg>", "<math>"])
@pytest.mark.parametrize("tag", _by_kind({**LIST["refused_tags"], **LIST["never_published"]}))
def test_a_refused_tag_is_not_published(tag: str, within: str) -> None:
    assert f"<{tag}" not in allowed_html(())(f"{within}<{tag}>words</{tag}>")


@pytest.mark.parametrize("tag", _by_kind(LIST["refused_tags"]))
def test_a_site_that_allows_any_html_publishes_the_tag(tag: str) -> None:
    clean = allowed_html(ANY_HTML)

    assert any(f"<{tag}>" in clean(f"{within}<{tag}>words</{tag}>") for within in ("", "<svg>"))


@pytest.mark.parametrize("within", ["", "<svg>"])
@pytest.mark.parametrize("tag", _by_kind(LIST["never_published"]))
def test_nobody_publishes_the_tag(tag: str, within: str) -> None:
    assert f"<{tag}" not in allowed_html(ANY_HTML)(f"{within}<{tag}>words</{tag}>")


@pytest.mark.parametrize("name", _by_kind(LIST["refused_attributes"]))
def test_a_site_that_allows_any_html_publishes_the_attribute(name: str) -> None:
    assert allowed_html(ANY_HTML)(f'<p {name}="x">words</p>') == f'<p {name.lower()}="x">words</p>'


@pytest.mark.parametrize("place", ADDRESSES)
@pytest.mark.parametrize("scheme", LIST["schemes"].split())
def test_an_address_of_an_allowed_scheme_is_published(scheme: str, place: str) -> None:
    assert f'="{scheme}://{HOST}/"' in _with_address(place, f"{scheme}://{HOST}/", ())


@pytest.mark.parametrize("place", ADDRESSES)
@pytest.mark.parametrize("scheme", _by_kind(LIST["refused_schemes"]))
def test_an_address_of_a_refused_scheme_is_not_published(scheme: str, place: str) -> None:
    assert scheme not in _with_address(place, f"{scheme}://{HOST}/", ())
    assert f'="{scheme}://{HOST}/' in _with_address(place, f"{scheme}://{HOST}/", ANY_ADDRESS)


def _with_address(place: str, address: str, severities: Sequence[OwnSeverity]) -> str:
    """A tag as it is published with that address in one of its attributes."""
    tag, name = place.split()
    return allowed_html(severities, [HOST])(f'{WITHIN[tag]}<{tag} {name}="{address}">')


@pytest.mark.parametrize(("tag", "kept"), [("a", ' xlink:href="#b"'), ("use", ' xlink:href="#b"'), ("rect", "")])
def test_the_older_name_of_an_address_stays_where_the_newer_one_may_stand(tag: str, kept: str) -> None:
    assert allowed_html(())(f'<svg><{tag} xlink:href="#b"></{tag}></svg>') == f"<svg><{tag}{kept}></{tag}></svg>"


@pytest.mark.parametrize("scheme", _by_kind(LIST["refused_schemes"]))
def test_the_older_name_of_an_address_hides_no_refused_scheme(scheme: str) -> None:
    assert allowed_html(())(f'<svg><a xlink:href="{scheme}:b">c</a></svg>') == "<svg><a>c</a></svg>"
