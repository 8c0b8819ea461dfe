"""The parts of which pages are made: tables, facts, links, marks, words."""
