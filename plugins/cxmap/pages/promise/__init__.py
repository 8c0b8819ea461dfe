"""A promise: is it kept, and what would break it?"""
