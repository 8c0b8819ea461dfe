"""A touchpoint: what is promised here, and what can we deliver?"""
