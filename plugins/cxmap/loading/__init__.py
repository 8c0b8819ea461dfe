"""From text to documents, and findings for whatever an author wrote that cannot be loaded."""
