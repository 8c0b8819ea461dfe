"""All rules, each with a wrong and a right example."""
