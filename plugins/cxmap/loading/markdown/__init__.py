"""Bodies: links, headings, HTML and fences of Markdown, found without publishing it."""
