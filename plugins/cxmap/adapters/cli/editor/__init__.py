"""The language server: editors ask it what is wrong, what may stand at the cursor, and where a name leads."""
