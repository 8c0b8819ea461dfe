"""Records: entities, pages and views made of what files say, and a finding for every value that is wrong."""
