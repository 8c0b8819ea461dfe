"""Content of other programs that becomes files of a map."""
