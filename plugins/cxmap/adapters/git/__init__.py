"""The history of the content, from git."""

from cxmap.adapters.git.history_reader import HistoryReader

__all__ = ["HistoryReader"]
