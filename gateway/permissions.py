"""The row of every address of the gateway's own: whom it is for. What lies behind it has rows in the services."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import ANYONE, SIGNED_IN

DOORS: Rows = {
    "show_life": ANYONE,
    "show_readiness": ANYONE,
    "show_health": ANYONE,
    "sign_in": ANYONE,
    "sign_out": ANYONE,
    "sign_in_with_provider": ANYONE,
    "come_back": ANYONE,
    "show_merged_openapi": ANYONE,
    "show_openapi_of_service": ANYONE,
    "show_api_page": ANYONE,
    "show_event_page": ANYONE,
    "show_page_file": ANYONE,
    "show_me": SIGNED_IN,
    "list_todo": SIGNED_IN,
}
"""By the name of the function of the route; the gateway does not start with one more or less. Signing out ends the
login it is called with and is no fault without one."""
