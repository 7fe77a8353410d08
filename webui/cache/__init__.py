"""Cache: answers kept for a generation and an address, and the one place that makes an ETag.

In: an application and its index. Out: the same application, whose answers to pages and the API are
worked out once (``cache``), compressed once, not sent twice (``etag``), and never take more than a
bounded number of bytes (``bounded``). Not for: what one request computes.
"""
