"""Where the rules of entrance, recusal and repetition end exactly (TC-01 to TC-04, TC-16)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role as R
from services.clarification.applications import acts
from services.clarification.applications import refusals as no
from services.clarification.applications.commands import EnterFromPaper, WithdrawApplication
from services.clarification.applications.facts import WithdrawalFacts
from services.clarification.candidates.candidate import Candidate
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.limits import OPINION, running
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.subject import PersonSubject
from services.clarification.clarifications.wording import DeferralGround
from services.clarification.leads_index import acts as leads
from services.clarification.leads_index.facts import ConcludingFacts, NotingFacts
from services.clarification.leads_index.lifecycle import LeadStatus
from tests.support.clarification_intake import (
    CDI,
    FORM,
    LEAD,
    LETTERS,
    NOON,
    OFFICE,
    OTHER_UNIT,
    PERSON,
    Desk,
    account,
    applied,
    conclusion,
    note,
    opening_facts,
    the,
)
from tests.support.clarification_papers import CAST, DAY, XUCHANG, recusals
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_tc01_the_paper_and_the_subject_name_the_same_unit() -> None:
    """C-23, P-12: the office is found by the unit stated, so it is the subject's own."""
    subject = PersonSubject(person_id=PERSON, unit_id=OTHER_UNIT)
    paper = EnterFromPaper(subject=subject, form=FORM, received_on=NOON.date())
    with pytest.raises(no.NotOfThatUnit):
        acts.enter_from_paper(paper, Desk(LETTERS).occasion(), opening_facts())


def test_tc16_whoever_applied_takes_it_back_as_the_applicant_and_not_by_an_office() -> None:
    """C-23: one's own application is moved in the role in which it was made."""
    at_work = Desk(account(PERSON, CDI, OFFICE, R.SUP_OFFICER)).occasion()
    with pytest.raises(no.NotTheApplicant):
        acts.withdraw(applied().case, WithdrawApplication(), at_work, WithdrawalFacts())


def test_tc02_the_subject_is_not_named_as_handler_even_where_it_serves_in_the_office(stage: Stage) -> None:
    """P-09: a person of the office may be the one who was reported."""
    facts = replace(stage.facts("accept"), officers=frozenset({CAST.subject_id, CAST.officer}))
    refusal = refusal_of(
        stage,
        stage.walk(S.OPENED),
        "accept",
        facts=facts,
        handler_ids=(CAST.officer, CAST.subject_id),
        recusals=recusals(CAST.head, CAST.officer, CAST.subject_id),
    )
    assert codes_of(refusal) == {"clarification_handlers_wrong"}
    assert pointers_of(refusal) == {"/handler_ids/1"}


@pytest.mark.parametrize(("status", "act"), [(S.ASSESSING, "record_consent"), (S.ASSESSED_COLLECTIVELY, "review")])
def test_tc05_whoever_belongs_to_the_organ_to_be_cleared_takes_no_part(stage: Stage, status: S, act: str) -> None:
    """C-30, P-09: an organ may be the one that was reported; its own people do not clear it."""
    itself = CAST.collective.model_copy(update={"organ_id": CAST.organ_id})
    refusal = refusal_of(stage, replace(stage.walk(status), subject=itself), act)
    assert refusal.code == "recused_from_clarification"


def test_tc01_of_a_repeated_report_only_what_was_found_untrue_is_proposed() -> None:
    """C-06, C-11: what was found true is no reason to clear anybody, though it is reported again."""
    earlier = leads.conclude(
        leads.note(note("gift", "car"), Desk().occasion(), NotingFacts()).case,
        conclusion("untrue", "true", matters=("gift", "car")),
        Desk().occasion(),
        ConcludingFacts(),
    ).case
    known = replace(earlier, id=LEAD, status=LeadStatus.CONCLUDED)
    again = leads.note(note("gift", "car"), Desk().occasion(), NotingFacts(concluded=(known,)))
    items = the(again, Candidate).items
    assert [(item.item, item.finding) for item in items] == [(1, "untrue")]


def test_tc10_a_certification_is_noted_only_while_the_clarification_is_undecided(stage: Stage) -> None:
    """C-12: afterwards a clarification of its own is opened."""
    for status in (S.APPROVED, S.REJECTED, S.NOT_STARTED, S.CLOSED, S.WITHDRAWN):
        with pytest.raises(NotNow):
            entering.note_certified(stage.walk(status), LEAD, stage.occasion(stage.actor("approve")))
    noted = entering.note_certified(stage.walk(S.PROPOSED), LEAD, stage.occasion(stage.actor("approve"))).case
    assert isinstance(noted, Clarification) and noted.malice_certified


def test_tc04_going_on_again_leaves_the_earlier_rests_as_they_were(stage: Stage) -> None:
    """C-14, G-24: the clock stood still then, and not until now."""
    first = stage.move(stage.resting(), "check_leads")
    days_later = first.deferrals[0].since + timedelta(days=9)
    waits = entering.deferred(first, DeferralGround.LEAD_OPEN, "", stage.occasion(stage.actor("review")))
    later = replace(stage.occasion(stage.actor("review")), at=days_later)
    ended = [rest.until for rest in entering.resumed(waits, later).deferrals]
    assert ended == [first.deferrals[0].until, days_later] and first.deferrals[0].until != days_later


def test_tc03_while_it_waits_its_month_is_still_among_the_limits(stage: Stage) -> None:
    """C-24, G-24: it rests, it does not vanish."""
    resting = stage.resting()
    (month,) = [limit for limit in running(resting, XUCHANG) if limit.code == OPINION]
    assert month.pauses == ((DAY, None),)


@pytest.mark.parametrize("note", ["另有线 索正在办理", "其 他 问 题另行研究", "Another LEAD", "it is P-E-N-D-I-N-G"])
def test_tc06_an_answer_tells_of_no_other_lead_however_it_is_spelt(stage: Stage, note: str) -> None:
    """G-24, G-27: spaces, width and capitals hide nothing."""
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose_not_to_start", note=note)
    assert refusal.code == "answer_tells" and "G-24" in refusal.cites
