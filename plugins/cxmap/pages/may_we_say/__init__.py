"""May we say this today?"""
