"""Root causes: what lies behind most of the pains and of the promises in trouble?"""
