"""Perception: is what we do well also felt?"""
