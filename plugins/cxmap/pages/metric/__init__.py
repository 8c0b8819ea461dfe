"""A metric: what was measured on it, and what is promised by it."""
