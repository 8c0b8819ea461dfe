"""The parts of a journey's map: its columns, its lanes, its curve, and what is missing in it."""
