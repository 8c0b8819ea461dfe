"""The picture of a whole journey for slides: each shape and each line of text in its place."""
