"""Map health: what must be fixed in the map?"""
