"""Changes since an earlier state."""
