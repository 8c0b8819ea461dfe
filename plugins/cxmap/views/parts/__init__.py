"""What several pages show: values, tables, facts, verdicts."""
