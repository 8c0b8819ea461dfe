"""How fast a large map is checked and built, measured from outside, in one run with what it is compared with."""
