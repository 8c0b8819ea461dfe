"""Findings, choices and changes in the words of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types
from pygls.uris import from_fs_path

from cxmap.adapters.cli.editor.completion import Choice, Choices
from cxmap.adapters.cli.editor.news import EditorFinding, Replacement
from cxmap.adapters.cli.editor.positions import START, EditorRange, EditorText
from cxmap.adapters.cli.editor.session import EditorSession
from cxmap.findings.severity import Severity

SOURCE = "cxmap"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SIGNS = {
    "name": types.CompletionItemKind.Field,
    "word": types.CompletionItemKind.EnumMember,
    "entity": types.CompletionItemKind.Reference,
    "file": types.CompletionItemKind.File,
    "value": types.CompletionItemKind.Value,
}
_LONGEST_SHOWN = 60


def range_from(place: EditorRange) -> types.Range:
    return types.Range(types.Position(place.line, place.column), types.Position(place.end_line, place.end_column))


def range_in(found: types.Range) -> EditorRange:
    return EditorRange(found.start.line, found.start.character, found.end.line, found.end.character)


def markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def uri_of(session: EditorSession, path: str) -> str:
    """The address of a file as the editor itself calls it, if it has it open."""
    opened = session.opened.get(path)
    return opened.uri if opened else from_fs_path(str((session.folder / path).absolute())) or ""


def diagnostic(finding: EditorFinding) -> types.Diagnostic:
    return types.Diagnostic(
        range=range_from(finding.range),
        message=f"{finding.message}\n{finding.advice}" if finding.advice else finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
    )


def location(session: EditorSession, path: str, place: EditorRange = START) -> types.Location:
    return types.Location(uri_of(session, path), range_from(place))


def items(choices: Choices, text: EditorText, line: int, end: int) -> types.CompletionList:
    """The choices in place of what stands between their column and the cursor, whose column is the editor's."""
    place = EditorRange(*text.position(line, choices.column), line, end)
    found = [_item(choice, range_from(place)) for choice in choices.found]
    return types.CompletionList(is_incomplete=choices.are_some, items=found)


def _item(choice: Choice, place: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        label=choice.label,
        kind=_SIGNS[choice.sign],
        detail=choice.detail or None,
        documentation=markdown(choice.words) if choice.words else None,
        sort_text=choice.sort,
        filter_text=choice.found_by or choice.label,
        text_edit=types.TextEdit(place, choice.text),
    )


def quick_fix(session: EditorSession, finding: EditorFinding, client: types.ClientCapabilities) -> types.CodeAction:
    return types.CodeAction(
        title=_title(finding),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding)],
        is_preferred=True,
        edit=changed(session, finding.fixes, client),
    )


def _title(finding: EditorFinding) -> str:
    text = finding.fixes[0].text
    if len(finding.fixes) > 1 or "\n" in text or len(text) > _LONGEST_SHOWN:
        return f"Mend: {finding.message}"
    return f"Write `{text.strip()}`" if text.strip() else f"Take it out: {finding.message}"


def changed(
    session: EditorSession,
    places: Iterable[Replacement],
    client: types.ClientCapabilities,
    moved: tuple[str, str] | None = None,
) -> types.WorkspaceEdit:
    """The change of files; where one is moved, last of all."""
    by_path: dict[str, list[types.TextEdit]] = {}
    for each in places:
        by_path.setdefault(each.path, []).append(types.TextEdit(range_from(each.range), each.text))
    if not moved and not has_document_changes(client):
        return types.WorkspaceEdit(changes={uri_of(session, path): edits for path, edits in by_path.items()})
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
        _edit(session, path, edits) for path, edits in by_path.items()
    ]
    if moved:
        before, after = moved
        changes.append(types.RenameFile(old_uri=uri_of(session, before), new_uri=uri_of(session, after)))
    return types.WorkspaceEdit(document_changes=changes)


def _edit(session: EditorSession, path: str, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
    opened = session.opened.get(path)
    document = types.OptionalVersionedTextDocumentIdentifier(
        uri=uri_of(session, path), version=opened.version if opened else None
    )
    return types.TextDocumentEdit(document, list(edits))


def has_document_changes(client: types.ClientCapabilities) -> bool:
    edit = client.workspace.workspace_edit if client.workspace else None
    return bool(edit and edit.document_changes)


def may_rename_files(client: types.ClientCapabilities) -> bool:
    edit = client.workspace.workspace_edit if client.workspace else None
    return bool(
        edit and edit.document_changes and types.ResourceOperationKind.Rename in (edit.resource_operations or ())
    )
