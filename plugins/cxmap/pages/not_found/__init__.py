"""The page of every address where the site has none."""
