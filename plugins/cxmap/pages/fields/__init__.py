"""The fields of every kind, from the model."""
