"""What pages call the columns in which something changed."""

from flask import Flask

from webui.years.field_labels import field_label


def test_own_columns_have_their_unit_and_unknown_ones_their_heading(years_app: Flask) -> None:
    with years_app.test_request_context("/?lang=en"):
        assert field_label("取組概要") == "Summary"
        assert field_label("予算額").endswith("（千円）")
        assert field_label("部局") == "Department"
        assert field_label("ない列") == "ない列"
