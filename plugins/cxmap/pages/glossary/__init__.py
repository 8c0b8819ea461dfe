"""The words of the field and of this site."""
