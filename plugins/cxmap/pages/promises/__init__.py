"""All promises: which of them are in trouble, and why?"""
