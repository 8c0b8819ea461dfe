"""The forms in which others keep journeys and tables, read as what the map can hold."""
