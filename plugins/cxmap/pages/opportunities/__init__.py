"""All opportunities."""
