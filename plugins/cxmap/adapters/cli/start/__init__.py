"""The parts of a new site, each as the text of its files."""
