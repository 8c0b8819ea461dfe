"""Rules and findings: what is wrong on the map, where, and how to mend it."""
