"""Names of fields as people call them elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

_TARGETS = ("target", "goal", "threshold", "level", "value", "percent", "percentage", "ziel", "objectif")
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "title": ("name", "heading", "headline", "label", "subject", "titel", "titre", "titolo", "nom", "nombre", "naam"),
    "summary": ("description", "desc", "abstract", "about", "details", "beschreibung", "zusammenfassung", "résumé"),
    "owner": (
        "department", "responsible", "accountable", "owned_by", "owner_department", "team", "dept", "lead",
        "abteilung", "verantwortlich", "zuständig", "responsable", "eigenaar", "eigentümer",
    ),
    "made_by": (
        "owner", "department", "maker", "promised_by", "responsible", "accountable", "owned_by", "owner_department",
        "team", "dept", "lead", "by", "abteilung", "verantwortlich", "zuständig",
    ),
    "statement": ("promise", "claim", "wording", "text", "title", "name", "aussage", "versprechen", "promesse"),
    "name": ("title", "stage", "label", "phase"),
    "stages": ("steps",),
    "where": ("place", "medium", "location"),
    "url": ("link", "href", "website", "web", "address"),
    "expects": ("targets", "expectations", "measures", "standards"),
    "metric": ("measure", "kpi", "indicator", "kennzahl", "metrik", "indicateur"),
    "at_least": ("minimum", "min", "mindestens", *_TARGETS),
    "at_most": ("maximum", "max", "limit", "höchstens", *_TARGETS),
    "delivers": ("metrics", "performance", "measures"),
    "designed": ("design", "built_for"),
    "measurements": ("values", "figures", "results", "measured", "data", "csv", "table", "file", "messwerte"),
    "period": ("date", "month", "quarter", "when", "year", "week", "day", "zeitraum", "période", "periode"),
    "value": ("result", "level", "figure", "actual", "wert", "valeur", "percent", "percentage"),
    "sample": ("n", "sample_size", "responses", "cases", "count", "stichprobe", "anzahl", "échantillon"),
    "unit": ("units", "uom", "einheit", "unité"),
    "better": ("direction", "polarity"),
    "personas": ("audience", "customers", "segments"),
    "score": ("rating", "satisfaction", "feeling"),
    "because": ("why", "reason"),
    "on": ("date", "when", "day"),
    "date": ("on", "when", "day", "finished"),
    "verdict": ("result", "outcome"),
    "valid_from": ("start", "starts", "since", "start_date", "from", "valid_since"),
    "valid_until": ("end", "ends", "expires", "until", "end_date", "valid_to"),
    "from": ("since", "start", "start_date"),
    "until": ("to", "end", "end_date", "expires", "valid_until"),
    "email": ("mail", "e_mail"),
    "qualifier": ("small_print", "fine_print", "conditions", "footnote"),
    "method": ("methodology",),
    "need": ("title", "name"),
    "reviewed": ("last_reviewed", "reviewed_on", "last_review"),
    "review_every": ("review_interval", "review_cycle"),
}  # fmt: skip
_FIELDS: Mapping[str, tuple[str, ...]] = {
    other: tuple(key for key, others in _OTHERS.items() if other in others)
    for other in sorted({other for others in _OTHERS.values() for other in others})
}


def called_here(key: str, free: Collection[str]) -> tuple[str, ...]:
    """The name that a key of another name has here, among the fields that are not written yet."""
    return tuple(_fitting(key.strip().lower().replace("-", "_").replace(" ", "_"), free))


def _fitting(name: str, free: Collection[str]) -> Iterator[str]:
    yield from (field for field in _FIELDS.get(name, ()) if field in free)
