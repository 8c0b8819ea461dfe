"""HTML: fragments, addresses, pictures and styles of pages."""
