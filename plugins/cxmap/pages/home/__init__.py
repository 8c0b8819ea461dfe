"""Home: are we keeping our promises?"""
