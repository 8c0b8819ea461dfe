"""All touchpoints."""
