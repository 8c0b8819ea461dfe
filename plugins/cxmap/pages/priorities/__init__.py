"""Priorities: which journeys and opportunities come first?"""
