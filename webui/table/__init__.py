"""Results as a table: any columns, in any order, page by page or whole for paper."""
