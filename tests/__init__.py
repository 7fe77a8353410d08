"""Tests mirror the rooms: `tests/ROOM/test_FILE.py`; what some of them share lies beside them."""
