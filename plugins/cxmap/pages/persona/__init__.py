"""A persona: its fields, and what is made for it."""
