"""Diagrams: values made from the map, and their Mermaid text last."""
