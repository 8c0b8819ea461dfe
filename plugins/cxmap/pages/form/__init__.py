"""The form in which an entity is written or changed."""
