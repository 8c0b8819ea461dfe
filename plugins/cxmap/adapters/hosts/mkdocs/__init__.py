"""MkDocs, and ProperDocs which continues it."""
