"""The history of the content, from git."""

from cxmap.adapters.history.choice import Choice, choice_from
from cxmap.adapters.history.reading import HistoryReader

__all__ = ["Choice", "HistoryReader", "choice_from"]
