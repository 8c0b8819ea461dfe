"""Mermaid text: the only place that knows mermaid-py and Mermaid's grammar."""
