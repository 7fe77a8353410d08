"""Why a program was found, in the page's language."""

import re

from flask.testing import FlaskClient


def test_reasons_are_said_in_the_pages_language(client: FlaskClient) -> None:
    def because(language: str) -> set[str]:
        page = client.get(f"/?q=子育て&lang={language}").text
        found = re.findall('<p class="because">(.*?)</p>', page)
        return {re.sub("<[^>]+>", "", one) for one in found}

    assert because("ja") >= {"一致: 同義語: 育児", "一致: 似た施策"}
    assert because("en") >= {"Matched: synonym: 育児", "Matched: similar program"}
