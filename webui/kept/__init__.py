"""kept."""
