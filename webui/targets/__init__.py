"""The list of figures that targets state: a page, its table, the API."""
