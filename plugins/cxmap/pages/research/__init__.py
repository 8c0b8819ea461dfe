"""All studies."""
