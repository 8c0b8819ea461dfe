"""What several pages are made of: tables, facts, links, marks, words."""
