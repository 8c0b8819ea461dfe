"""Posting: the comment and the suggestions of a pull request, sent to the Git host that it is on."""
