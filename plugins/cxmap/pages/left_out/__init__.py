"""The page of a file that the site leaves out."""
