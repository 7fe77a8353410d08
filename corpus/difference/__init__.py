"""difference."""
