"""Files of the content folder: their names, their text, and the characters that nobody can see."""
