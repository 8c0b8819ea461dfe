"""An opportunity: what it would improve."""
