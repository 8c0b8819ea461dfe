"""The rules whose breach is found before anything is judged: what cannot be loaded, or leads nowhere."""

from __future__ import annotations

from cxmap.findings import diagram_rules, exceptions, file_rules, front_matter_rules, link_rules, value_rules
from cxmap.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    *front_matter_rules.RULES,
    *file_rules.RULES,
    *value_rules.RULES,
    *link_rules.RULES,
    *diagram_rules.RULES,
    *exceptions.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}
