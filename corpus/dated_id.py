"""Ids that a spreadsheet program took for dates."""

import re

# 2020-2-04 becomes a day.
_DAY = re.compile(r"(?P<year>[0-9]{4})[/年](?P<month>[0-9]{1,2})[/月](?P<day>[0-9]{1,2})日?")
# So does 2-04, of a collection without a fiscal year; the current year is not shown.
_DAY_OF_YEAR = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
# 2-32, which is no day, becomes a month of 1932.
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = re.compile(rf"(?P<month>{'|'.join(_MONTHS)})-(?P<year>3[2-9]|[4-9][0-9])")


def id_of_date(text: str) -> str | None:
    """Return the id that a spreadsheet program shows as this date; None for another text."""
    if found := _DAY.fullmatch(text):
        return f"{found['year']}-{int(found['month'])}-{int(found['day']):02}"
    if found := _DAY_OF_YEAR.fullmatch(text):
        return f"{int(found['month'])}-{int(found['day']):02}"
    if found := _MONTH.fullmatch(text):
        return f"{_MONTHS.index(found['month']) + 1}-{found['year']}"
    return None
