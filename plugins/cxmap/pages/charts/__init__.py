"""Charts: values with their places in a picture, made before anything is drawn."""
