"""All departments."""
