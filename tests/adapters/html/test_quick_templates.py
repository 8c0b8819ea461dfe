"""Quick templates write exactly what Jinja's own write."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, Template, UndefinedError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from cxmap.adapters.html.quick_templates import QuickEnvironment, write_quickly

_MACROS = """
{%- macro plain(a, b="<none>") -%}<i>{{ a }}</i>{{ b }}{%- endmacro -%}
{%- macro framed(title) -%}<b title="{{ title }}">{{ caller() }}</b>{%- endmacro -%}
{%- macro handing(title) -%}{{ title }}{{ caller("<x>") }}{%- endmacro -%}
{%- macro many() -%}
{% for each in varargs %}{{ each }},{% endfor %}{% for k, v in kwargs | dictsort %}{{ k }}={{ v }}{% endfor %}
{%- endmacro -%}
{%- macro deep(n) -%}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{%- endmacro -%}
{%- set shared = ["<1>", "2"] -%}
"""


class _Word(StrEnum):
    AND = "a & b"


class _WithHtml:
    def __html__(self) -> str:
        return "<u>made</u>"


_SAFE, _MADE = Markup("<em>safe</em>"), _WithHtml()


@dataclass(frozen=True, slots=True)
class _Value:
    text: str = "<text> & 'more'"
    html: Markup = _SAFE
    word: _Word = _Word.AND
    number: float = 1.5
    count: int = 12000
    is_so: bool = True
    nothing: None = None
    made: _WithHtml = _MADE
    pairs: tuple[tuple[str, int], ...] = (("<a>", 1), ("b", 2))

    def doubled(self, text: str) -> str:
        return text * 2


@pass_context
def _asked(context: Context, name: str) -> str:
    return f"{name}: {context.get(name)}"


def _written(kind: Callable[..., Environment], source: str) -> str:
    loader = DictLoader({"macros": _MACROS, "part": "[{{ it.text }}{{ inner }}]", "page": source})
    environment = kind(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.globals |= {"asked": _asked, "upper": str.upper, "marked": Markup}
    environment.filters["halved"] = lambda text: text[: len(text) // 2]
    values: dict[str, Any] = {"it": _Value(), "name": "<me>"}
    return environment.get_template("page").render(values)


def _of_others(**options: Any) -> Environment:
    """An environment of others with the short ways."""
    environment = Environment(**options)
    write_quickly(environment)
    return environment


@pytest.mark.parametrize("kind", [QuickEnvironment, _of_others])
@pytest.mark.parametrize(
    "source",
    [
        "{{ it.text }}{{ it.html }}{{ it.word }}{{ it.number }}{{ it.count }}",
        "{{ it.is_so }}{{ it.nothing }}{{ it.made }}",
        "{{ it.pairs }}{{ it.text ~ it.html }}{{ it.html ~ it.text }}{{ it.text | halved }}{{ it.text | safe }}",
        '{{ "{:,}".format(it.count) }}{{ "<%s>" | format(it.text) }}{{ it.text | e }}{{ it.text[2] }}{{ it.text[:3] }}',
        "{{ it.doubled(it.text) }}{{ upper(it.text) }}{{ marked(it.text) }}{{ asked('name') }}",
        "{% for word, n in it.pairs %}{{ loop.index }}{{ word }}{{ asked('word') }}{{ upper(word) }}{% endfor %}",
        "{% set x %}<p>{{ it.text }}</p>{% endset %}{{ x }}{{ x | upper }}",
        "{% for n in [1] %}{% set inner = '<' %}{% include 'part' %}{% endfor %}",
        "{% import 'macros' as m %}{{ m.plain(it.text) }}{{ m.plain(it.html, 3) }}{{ m.plain(b=it.text, a='<') }}",
        "{% import 'macros' as m %}{{ m.many(it.text, it.html, x='<') }}{{ m.many() }}{{ m.deep(3) }}{{ m.shared }}",
        "{% from 'macros' import plain, framed %}{% call framed(it.text) %}{{ plain(it.text) }}{% endcall %}",
        "{% from 'macros' import handing %}{% call(x) handing(it.html) %}{{ x }}{{ it.text }}{% endcall %}",
        "{% from 'macros' import plain %}{% for w, n in it.pairs %}{{ plain(w) }}{{ plain(plain(w), n) }}{% endfor %}",
        "{% from 'macros' import plain with context %}{% set kept = plain(it.text) %}{{ kept }}{{ kept | length }}",
        "{% macro own(to, more='') %}{{ to }}{{ more }}{{ name }}{% endmacro %}{{ own(it.text) }}{{ own(1, '>') }}",
        "{% autoescape false %}{{ it.text }}{% macro own(to) %}{{ to }}{% endmacro %}{{ own('<') }}{% endautoescape %}",
        "{% filter upper %}{{ it.text }}<b>{% endfilter %}{{ 'yes' if it.is_so and it.text else it.nothing }}",
    ],
)
def test_they_write_what_others_write(source: str, kind: Callable[..., Environment]) -> None:
    assert _written(kind, source) == _written(Environment, source)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ unknown }}", UndefinedError),
        ("{{ it.unknown }}", AttributeError),
        ("{{ unknown.text }}", UndefinedError),
        ("{% import 'macros' as m %}{{ m.plain(1, 2, 3) }}", TypeError),
        ("{% import 'macros' as m %}{{ m.plain(c=1) }}", TypeError),
        ("{% import 'macros' as m %}{{ m.plain() }}", UndefinedError),
    ],
)
def test_what_is_not_there_is_an_error(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        _written(QuickEnvironment, source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ one.a }}{{ one.b is defined }}{{ one.keys is defined }}{{ one['a'] }}{{ one.b or '&' }}",
        "{{ deep.one.a }}{{ deep.two.a | d('<') }}{{ it.unknown is defined }}{{ it.unknown | d('none') }}",
        "{{ unknown }}{{ unknown is defined }}{{ (it.unknown or one).a }}{{ 'x'.a is defined }}{{ [1].a is defined }}",
        "{{ many.a is defined }}{{ (1).real }}{{ none.a is defined }}{{ many.first }}",
        "{{ type.a is defined }}{{ holding.a }}{{ holding.b is defined }}{{ holding.held }}{{ asking.any }}",
        "{{ unknown.a }}",
        "{{ it.unknown.a }}",
        "{{ one.b.c }}",
        "{{ unknown() }}",
        "{{ broken.a }}",
    ],
)
def test_templates_of_others_may_ask_for_what_is_not_there(source: str) -> None:
    values = {
        "one": {"a": "<1>", "keys": 2},
        "deep": {"one": {"a": 1}},
        "it": _Value(),
        "many": ChainMap({"first": "<"}),
        "type": list,
        "holding": _Holding(),
        "asking": _Asking(),
        "broken": _Broken(),
    }

    assert _answer(_of_others, source, values) == _answer(Environment, source, values)


def test_an_environment_that_is_not_simply_jinjas_own_stays_as_it_is() -> None:
    sandboxed = SandboxedEnvironment()

    write_quickly(sandboxed)

    assert sandboxed.template_class is Template
    assert "getattr" not in vars(sandboxed)


class _Holding:
    held = "attribute"

    def __getitem__(self, name: str) -> str:
        return {"a": "<held>", "held": "item"}[name]


class _Asking:
    def __getattr__(self, name: str) -> str:
        return f"<{name}>"


class _Broken:
    @property
    def a(self) -> str:
        raise ValueError


def _answer(kind: Callable[..., Environment], source: str, values: dict[str, Any]) -> str:
    try:
        return kind(autoescape=True).from_string(source).render(values)
    except (UndefinedError, ValueError) as error:
        return repr(error)
