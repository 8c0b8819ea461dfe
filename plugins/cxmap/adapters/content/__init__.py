"""The content folder: its files, read and loaded."""
