"""A study: what it found, and what rests on it."""
