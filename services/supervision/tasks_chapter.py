"""Central tasks, requests for staff, liaison and supervision lists, as wired into the service (S-01 to S-04, S-14)."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from fastapi import APIRouter
from sqlalchemy import ColumnElement

from libs.chassis.cases import AnyCaseType
from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.representation import Representation
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.supervision.liaison import status as liaison
from services.supervision.liaison.case_type import MEETING
from services.supervision.liaison.dues import dues as meeting_dues
from services.supervision.liaison.routes import router as meetings_router
from services.supervision.liaison.todo_views import MEETING_STEPS, overdue_analysis
from services.supervision.requests import status as requests
from services.supervision.requests.case_type import REQUEST
from services.supervision.requests.dues import dues as request_dues
from services.supervision.requests.routes import router as requests_router
from services.supervision.requests.todo_views import REQUEST_ONLY_IF, REQUEST_STEPS
from services.supervision.supervision_lists import status as lists
from services.supervision.supervision_lists.case_type import SUPERVISION_LIST
from services.supervision.supervision_lists.routes import router as lists_router
from services.supervision.supervision_lists.todo_views import LIST_STEPS
from services.supervision.tasks import status as tasks
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.dues import dues as task_dues
from services.supervision.tasks.read_models import TaskRepresentation
from services.supervision.tasks.routes import router as tasks_router
from services.supervision.tasks.todo_views import TASK_ONLY_IF, TASK_STEPS, red_tasks

TYPES: Final[tuple[AnyCaseType, ...]] = (TASK, REQUEST, MEETING, SUPERVISION_LIST)
ROUTERS: Final[tuple[APIRouter, ...]] = (tasks_router, requests_router, meetings_router, lists_router)
REPRESENTATIONS: Final[tuple[Representation, ...]] = (
    TaskRepresentation(TASK, task_dues),
    Representation(REQUEST, request_dues),
    Representation(MEETING, meeting_dues),
    Representation(SUPERVISION_LIST),
)
DICTIONARIES: Final[tuple[Dictionary, ...]] = (
    labels("task_status", tasks.LABELS),
    labels("task_light", tasks.COLOUR_LABELS),
    labels("milestone_state", tasks.STATE_LABELS),
    labels("milestone_verdict", tasks.VERDICT_LABELS),
    labels("staff_request_status", requests.LABELS),
    labels("liaison_meeting_status", liaison.LABELS),
    labels("measure_end", liaison.END_LABELS),
    labels("supervision_list_status", lists.LABELS),
)

_Step = tuple[StrEnum, Role, str, Text]
STEPS: Final[tuple[tuple[AnyCaseType, tuple[_Step, ...]], ...]] = (
    (TASK, TASK_STEPS),
    (REQUEST, REQUEST_STEPS),
    (MEETING, MEETING_STEPS),
    (SUPERVISION_LIST, LIST_STEPS),
)
ONLY_IF: Final[Mapping[tuple[str, str, Role], ColumnElement[bool]]] = {**TASK_ONLY_IF, **REQUEST_ONLY_IF}
PROPOSED: Final[tuple[Callable[[Look, Door], Awaitable[list[dict[str, Any]]]], ...]] = (red_tasks, overdue_analysis)
"""What waits though no move of a case does: a red task without a problem item, an analysis that was not held."""
