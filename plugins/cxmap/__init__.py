"""A compiler for customer journey maps: Markdown files in, verdicts and pages out."""
