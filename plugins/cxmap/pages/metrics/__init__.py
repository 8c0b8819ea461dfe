"""All metrics."""
