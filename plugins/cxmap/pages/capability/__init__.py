"""A capability: what can we deliver, and who depends on it?"""
