"""What may I promise today?"""
