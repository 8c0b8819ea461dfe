"""Answers without words, each once: what pages, exports, checks and the command line decide by."""
