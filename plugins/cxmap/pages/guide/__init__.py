"""The guide: how do I change something?"""
