"""Pictures of graphs, laid out here: no library keeps lanes and columns in their places."""
