"""The history of a map that is kept as files, for content that lies in no git repository."""
