"""Coverage: what do we not see?"""
