"""All journeys."""
