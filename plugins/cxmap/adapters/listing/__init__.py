"""The files of a site as its host lists them. Nothing here imports the model, so that whoever is asked starts soon."""
