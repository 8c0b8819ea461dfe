"""Front matter: YAML as plain texts, lists and mappings, each with its place in the file."""
