"""The alignment matrix: where is which promise felt, and how does it fare there?"""
