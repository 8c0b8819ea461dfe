"""Everything that touches the world: files, site generators, the command line."""
