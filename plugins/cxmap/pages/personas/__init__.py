"""All personas."""
