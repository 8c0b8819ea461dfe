"""The page on which teams edit a map in forms: Sveltia CMS with a configuration made from the model."""
