"""Site generators: a file or a folder for each."""
