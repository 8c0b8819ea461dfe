"""Slips: values as authors write them elsewhere, and what each must be here."""
