"""The first change, step by step in the browser."""
