"""The history of the content, from git."""

from cxmap.adapters.git.choice import Choice, choice_from
from cxmap.adapters.git.reading import HistoryReader

__all__ = ["Choice", "HistoryReader", "choice_from"]
