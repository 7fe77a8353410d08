"""plan_text."""
