"""The folder in which a site stands: built beside it, and changed for the last one when it is whole."""
