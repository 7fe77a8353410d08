"""whoosh."""
