"""Alignment: every live promise held against what the capabilities behind it deliver."""
