"""The history of the content, from git."""
