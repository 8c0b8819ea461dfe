"""All partners."""
