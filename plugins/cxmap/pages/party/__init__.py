"""A department or partner: which promises does it help to keep?"""
