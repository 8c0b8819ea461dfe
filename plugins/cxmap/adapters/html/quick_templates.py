"""Templates that write what Jinja writes, with less work for each value, each attribute and each macro.

A page has thousands of all three. Whatever is not as simple as nearly all of them are, Jinja does itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import partial
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Getattr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>'\"]")
_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType)
_NUMBERS = (int, float)
# A function that has this asks for Jinja's context.
_ASKING = "jinja_pass_arg"
# Jinja hands these to each call for the sake of functions that do.
_OF_LOOP, _OF_BLOCK = "_loop_vars", "_block_vars"

_marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text that is escaped already."""


def _written(value: Any) -> str:
    """A value as it stands in a text, escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # asked by its exact type
    if kind is str:
        return escape(value) if _SPECIAL.search(value) else value
    return str(value) if kind in _NUMBERS else escape(value)


class _Code(CodeGenerator):
    """Asks values for their attributes directly: our pages are no mappings, and have all that is asked for."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802  # named by Jinja
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Macro(Macro):
    """A macro; most get no more than arguments by place."""

    def __init__(self, *described: Any) -> None:
        super().__init__(*described)
        self._left_out = (missing,) * self._argument_count
        self._is_simple = not (self.caller or self.catch_kwargs or self.catch_varargs or self.explicit_caller)

    def html(self, context: Context, given: tuple[Any, ...], named: dict[str, Any]) -> str:
        """The text that it makes in a context."""
        is_usual = self._is_simple and not named and len(given) <= self._argument_count
        if not (is_usual and context.eval_ctx.autoescape):
            return self(context.eval_ctx, *given, **named)
        return _marked(self._func(*given, *self._left_out[len(given) :]))


class _Context(Context):
    """The variables of a template, and its way to call functions and macros."""

    # Jinja's own names: no argument has them.
    def call(__self, __obj: Callable[..., Any], *given: Any, **named: Any) -> Any:  # noqa: N805
        is_macro = type(__obj) is _Macro
        if not is_macro and (type(__obj) not in _FUNCTIONS or hasattr(__obj, _ASKING)):
            return super().call(__obj, *given, **named)
        if named:
            named.pop(_OF_LOOP, None)
            named.pop(_OF_BLOCK, None)
        return __obj.html(__self, given, named) if is_macro else __obj(*given, **named)  # type: ignore[attr-defined]  # asked


class _Template(Template):
    """A template whose code finds the short ways under the names of the long ones."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  # named by Jinja
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(escape=_written, Markup=_marked, Macro=_Macro)
        return template


class QuickEnvironment(Environment):
    """Jinja's environment for templates of values that we made: all texts are escaped, none of them is sandboxed."""

    code_generator_class = _Code
    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """No template has globals of its own, for which Jinja would ask two mappings for each name."""
        return super().make_globals(d) if d else self.globals


def write_quickly(environment: Environment) -> None:
    """Lets an environment of others, whose templates may ask for anything, go the same ways where they change nothing.

    One that is not simply Jinja's own stays as it is.
    """
    is_own = environment.template_class is Template and environment.context_class is Context
    if type(environment) is Environment and is_own:
        environment.template_class, environment.context_class = _Template, _Context
        environment.getattr = partial(_attribute, environment.undefined)  # type: ignore[method-assign]  # its short way


def _attribute(undefined: Callable[..., Any], value: Any, name: str) -> Any:
    """An attribute, or what a mapping holds under its name; errors are raised only where Jinja has to see one."""
    found = getattr(value, name, missing)
    if found is not missing:
        return found
    if not hasattr(value, "__getitem__") and not isinstance(value, type):
        return undefined(obj=value, name=name)
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return undefined(obj=value, name=name)
