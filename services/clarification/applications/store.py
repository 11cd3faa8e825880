"""The application as a row, and how an act on its clarification loads it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select

from libs.chassis.cases import Desk
from libs.kernel.profile import Profile
from services.clarification.applications.application import Application
from services.clarification.applications.dues import dues
from services.clarification.applications.tables import APPLICATIONS

_SHAPE: Final = TypeAdapter(Application)


async def application_of(desk: Desk, application_id: UUID | None) -> Application | None:
    """The application behind a clarification, locked to the end of the transaction; None if there is none."""
    if application_id is None:
        return None
    row = APPLICATIONS.c
    statement = select(row.body, row.version).where(row.id == application_id).with_for_update()
    found = (await desk.connection.execute(statement)).one_or_none()
    return None if found is None else replace(_SHAPE.validate_json(found.body), version=found.version)


def columns_of(application: Application) -> Mapping[str, object]:
    """The projected columns of an application."""
    return {
        "subject_person_id": application.subject.person_id,
        "subject_organ_id": application.subject.organ_id,
        "unit_id": application.subject.unit_id,
        "organ_id": application.organ_id,
        "handling_organ_id": application.handling_organ_id,
        "office_id": application.office_id,
        "clarification_id": application.clarification_id,
        "channel": str(application.channel),
        "received_on": application.received_on,
        "expected_on": application.expected_on,
    }


def derived_columns(application: Application, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The earliest day that runs, which also needs profile and calendar."""
    days = (limit.deadline.due_on for limit in dues(application, profile, services))
    return {"due_on": min((day for day in days if day is not None), default=None)}
