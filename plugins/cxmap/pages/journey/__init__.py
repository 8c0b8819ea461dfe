"""A journey: what does the customer go through, and who is behind it?"""
