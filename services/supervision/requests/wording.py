"""Fixed words of requests for staff."""

from typing import Final

TOWARDS: Final = "towards"
"""Attribute of a kind of the list staff_request_kinds: whom it is asked of."""
OF_UNIT: Final = "unit"
KINDS: Final = "staff_request_kinds"
LIMIT: Final = "request.answer"
"""Working days within which whoever was asked answers."""
MOST: Final = 50
"""The most persons one request may ask for."""
