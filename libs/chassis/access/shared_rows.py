"""The rows of the doors that every service has."""

from collections.abc import Mapping

from libs.chassis.access.explaining import EXPLAINING, explaining_name
from libs.chassis.access.rows import ANYONE, SIGNED_IN, Row, reading
from libs.chassis.audit_routes import AUDIT_ROWS
from libs.chassis.cases import AnyCaseType
from libs.chassis.parking_routes import PARKING_ROWS


def shared_rows(types: tuple[AnyCaseType, ...]) -> Mapping[str, Row]:
    """Rows of the shared doors of a service that keeps these case types."""
    every = reading(*(case_type.name for case_type in types))
    return {
        **dict.fromkeys(("livez", "readyz", "metrics", "list_problems", "read_event_catalogue"), ANYONE),
        **dict.fromkeys(("list_dictionaries", "read_dictionary"), SIGNED_IN),
        **dict.fromkeys(("list_changes", "read_todo", "read_history"), every),
        **AUDIT_ROWS,
        **PARKING_ROWS,
        **{explaining_name(case_type): EXPLAINING for case_type in types},
    }
