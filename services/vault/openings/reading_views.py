"""The one look: the act that uses the opening up, the record of the look, and the content, in one transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis import case_store
from libs.chassis.door import Door
from libs.chassis.engine import Request
from libs.chassis.looking import Look, looking
from libs.chassis.request_ids import correlation_id, request_id
from libs.kernel.actor import SYSTEM, office_day
from libs.kernel.case import Command
from libs.kernel.refusal import Absent
from services.vault.openings.opening import Opening
from services.vault.openings.refusals import AlreadyRead
from services.vault.reports.case_type import REPORT
from services.vault.reports.report import Report, Reporter
from services.vault.reports.wording import Channel

_EXAMPLE: dict[str, Any] = {
    "opening_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31",
    "report_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b21",
    "received_on": "2026-03-02",
    "channel": "letter",
    "named": True,
    "subject_person_ids": ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"],
    "subject_organ_ids": [],
    "reporter": {"name": "某群众", "id_number": None, "phone": "0374-0000000", "unit": None, "address": None},
    "original": "反映该局在项目审批中吃拿卡要。",
}


class Reading(BaseModel):
    """A sealed report as it is read, once. It must not be copied or excerpted (P-06)."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    opening_id: UUID = Field(description="The opening, used up by this answer.")
    report_id: UUID = Field(description="The report.")
    received_on: date = Field(description="Day on which it came in.")
    channel: Channel = Field(description="By which way it came; dictionary report_channel.")
    named: bool = Field(description="Whether the reporter gave a name.")
    subject_person_ids: tuple[UUID, ...] = Field(description="Persons it is about.")
    subject_organ_ids: tuple[UUID, ...] = Field(description="Units it is about.")
    reporter: Reporter | None = Field(description="Who reported; null for an anonymous report.")
    original: str = Field(description="What was reported, word for word.")


@dataclass(frozen=True)
class OneLook:
    """The look of whoever is at the door."""

    door: Door

    async def perform(self, case_type: str, act: str, opening_id: UUID, command: Command) -> tuple[Reading, int]:
        """The report, and the version of the opening after that act, which uses it up.

        Act, record of the look with its purpose, and reading are committed together before anything is answered; if any
        of them fails nothing was read and the opening is as before. Refuses with AlreadyRead for a repeated request.
        """
        door = self.door
        opening: Opening = (await door.load(case_type, opening_id)).case
        async with looking(
            door.engine.database,
            door.actor,
            action="report.read_original",
            object_type=REPORT.name,
            object_id=opening.report_id,
            at=door.engine.clock(),
            request_id=request_id(door.request.scope),
            purpose=opening.purpose,
        ) as look:
            performed = await door.engine.perform_within(
                look.connection, self._asked(case_type, act, opening_id, command)
            )
            if performed.repeated:
                raise AlreadyRead
            report = await _sealed(door, look, opening.report_id)
        door.engine.wake.set()
        return _read(opening_id, report), performed.case.version

    def _asked(self, case_type: str, act: str, opening_id: UUID, command: Command) -> Request:
        door, scope = self.door, self.door.request.scope
        return Request(
            case_type=case_type,
            act=act,
            command=command,
            actor=door.actor,
            case_id=opening_id,
            if_match=door.version,
            key=door.key,
            route=f"{case_type}.{act}",
            request_id=request_id(scope),
            correlation_id=correlation_id(scope),
        )


async def _sealed(door: Door, look: Look, report_id: UUID) -> Report:
    """The whole report, past its grounds: the opening that was just used up is the only reason to be here."""
    on = office_day(door.engine.clock())
    found = await case_store.load(look.connection, REPORT, report_id, SYSTEM, on, lock=False)
    if found is None:
        raise Absent
    return found.case


def _read(opening_id: UUID, report: Report) -> Reading:
    return Reading(
        opening_id=opening_id,
        report_id=report.id,
        received_on=report.received_on,
        channel=report.channel,
        named=report.named,
        subject_person_ids=report.subject_person_ids,
        subject_organ_ids=report.subject_organ_ids,
        reporter=report.reporter,
        original=report.original,
    )
