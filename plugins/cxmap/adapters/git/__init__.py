"""The history of the content, from git."""

from cxmap.adapters.git.reading import HistoryReader

__all__ = ["HistoryReader"]
