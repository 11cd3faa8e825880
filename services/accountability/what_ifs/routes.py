"""Door of the what-if: a draft in, differences out, nothing changed."""

from datetime import timedelta
from threading import Lock
from typing import Annotated, Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from libs.chassis.door import AtDoor, Door
from libs.kernel.finding import Missing
from libs.kernel.profile import Profile
from libs.policy.book import PolicyBook
from libs.policy.faults import PolicyFault
from services.accountability.what_ifs import example_routes as examples
from services.accountability.what_ifs.asking import DAYS, WhatIf
from services.accountability.what_ifs.comparing import (
    OtherDetermination,
    OtherInterview,
    determinations_changed,
    interviews_changed,
)
from services.accountability.what_ifs.faults import told
from services.accountability.what_ifs.read_models import (
    DraftFinding,
    OtherDeterminationRead,
    OtherInterviewRead,
    TreatmentRead,
    WhatIfRead,
)
from services.accountability.what_ifs.refusals import DraftFaulty, WhatIfBusy, WhatIfSpanWrong
from services.accountability.what_ifs.views import Past, past_of

router = APIRouter(prefix="/what-ifs", tags=["what_ifs"])
ONE_AT_A_TIME: Final = Lock()
"""A draft takes some computing; a process runs one at a time and refuses the next, who may try again."""
_RETRY: Final = 2
_Compared = tuple[tuple[OtherInterview, ...], tuple[OtherDetermination, ...]]


@router.post("", response_model=WhatIfRead, summary="规则草案测算 · What if a draft had been in force")
async def ask_what_if(body: Annotated[WhatIf, examples.ASK], door: AtDoor) -> WhatIfRead:
    """Run a draft of a policy version over the triggers and determinations of your organ in those days, as far as you
    may read them: which units would have been interviewed differently or not at all, and which determinations the
    draft would not have allowed. Nothing is changed, no case, no event, no history; that you asked is on record. A
    draft that does not load is refused with the row of each fault (A-09, A-36)."""
    if not timedelta(0) <= body.to_on - body.from_on <= timedelta(days=DAYS):
        raise WhatIfSpanWrong(errors=(WhatIfSpanWrong.at("#/to_on"),))
    if not ONE_AT_A_TIME.acquire(blocking=False):
        raise WhatIfBusy(retry_after=_RETRY)
    try:
        return await _run(body, door)
    finally:
        ONE_AT_A_TIME.release()


async def _run(body: WhatIf, door: Door) -> WhatIfRead:
    book = door.engine.policies
    assert isinstance(book, PolicyBook)
    async with door.looking("what_if", "run") as look:
        draft = await run_in_threadpool(_drafted, book, body.profile_text)
        past = await past_of(look, door, body)
        interviews, determinations = await run_in_threadpool(_compared, past, draft)
    days = {one.occurrence_id: one.occurred_on for one in past.shown}
    return WhatIfRead(
        profile=draft.name,
        version=draft.version,
        triggers_weighed=len(past.shown),
        determinations_assessed=len(past.tolerances),
        determinations_in_part=sum(not whole for _, whole in past.tolerances),
        interviews=tuple(
            OtherInterviewRead(
                unit_id=one.unit_id,
                occurrence_id=one.occurrence_id,
                occurred_on=days[one.occurrence_id],
                trigger_ids=one.trigger_ids,
                then=TreatmentRead.model_validate(one.then),
                under_draft=TreatmentRead.model_validate(one.under_draft),
                changes=one.changes,
            )
            for one in interviews
        ),
        determinations=tuple(_determination(one, door) for one in determinations),
    )


def _drafted(book: PolicyBook, text: str) -> Profile:
    faults: tuple[Missing, ...]
    try:
        return book.draft(text)
    except PolicyFault as fault:
        faults = told(fault.faults)
    raise DraftFaulty(errors=faults)


def _compared(past: Past, draft: Profile) -> _Compared:
    interviews = interviews_changed(past.shown, past.bearing, past.profiles, draft, past.held)
    return interviews, determinations_changed(past.tolerances, past.profiles, draft)


def _determination(one: OtherDetermination, door: Door) -> OtherDeterminationRead:
    tolerance, found = one.tolerance, one.tolerance.determination
    findings = (
        DraftFinding(item=finding.item, detail=finding.text.read(door.language), cites=tuple(finding.cites))
        for finding in one.findings
    )
    return OtherDeterminationRead(
        tolerance_id=tolerance.id,
        unit_id=tolerance.unit_id,
        determined_on=None if found is None else found.determined_on,
        outcome=None if found is None else found.outcome,
        findings=tuple(findings),
    )
