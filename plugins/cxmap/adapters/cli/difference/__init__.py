"""The difference of two revisions: compared, reported, and written for a terminal, a program and a pull request."""
