"""Which day somebody means who does not write it as YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

FORMS = (
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})",
    r"(?P<d>\d{1,2})\s(?P<m>[a-z]{3})[a-z]*\.?\s(?P<y>\d{4})",
    r"(?P<m>[a-z]{3})[a-z]*\.?\s(?P<d>\d{1,2}),?\s(?P<y>\d{4})",
)
"""What can be read in one way only; of 03/08/2025 nobody knows which is the month."""


def meant(written: str) -> date | None:
    """The day that is meant, None if it is not plain.

    >>> meant("7 March 2025"), meant("7.3.2025"), meant("03/08/2025")
    (datetime.date(2025, 3, 7), datetime.date(2025, 3, 7), None)
    """
    for form in FORMS:
        if found := re.fullmatch(form, written.strip().lower(), re.ASCII):
            month = found["m"]
            if not month.isdigit() and month not in MONTHS:
                return None
            number = int(month) if month.isdigit() else MONTHS.index(month) + 1
            try:
                return date(int(found["y"]), number, int(found["d"]))
            except ValueError:
                return None
    return None
