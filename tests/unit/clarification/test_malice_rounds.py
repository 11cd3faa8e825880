"""Nobody with a part in any round of a case of malicious accusation certifies it, whatever became of it (P-03)."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from services.clarification.malice import refusals_decision as no
from services.clarification.malice.facts import DraftFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import MaliceStatus as S
from tests.support.malice_papers import CITY, OFFICE, case_in, named, perform

EVERYBODY = replace(
    CITY, approvers=CITY.approvers | {named(one) for one in ("secretary", "trial", "second", "officer")}
)
"""The certifying organ, where those with a part have become leaders meanwhile."""


def sent_back() -> Malice:
    """A case that the city gave back, in which others take every part of the second round up to the sending."""
    back: Malice = perform(case_in(S.PENDING_CERTIFICATION), "send_back").case
    handed: Malice = perform(back, "name_handlers").case
    return handed


def second_round() -> Malice:
    """The same with other hands, proposed again."""
    trial = named("other-trial")
    drafted = perform(
        sent_back(), "draft_proposal", "second", DraftFacts(frozenset({trial})), trial_officer_id=trial
    ).case
    opined = replace(OFFICE, organ_heads=frozenset({named("other-secretary"), named("secretary")}))
    proposed: Malice = perform(drafted, "give_trial_opinion", facts=opined).case
    assert proposed.status is S.PROPOSED_MALICIOUS and proposed.trial_opinion is not None
    return replace(proposed, trial_opinion=replace(proposed.trial_opinion, by=trial))


@pytest.mark.parametrize("hand", ["secretary", "trial", "officer", "second"])
def test_tw08_whoever_had_a_part_before_it_was_sent_back_is_not_asked_to_certify(hand: str) -> None:
    """The first sender, trial officer and handlers keep their part in a second round of other hands."""
    with pytest.raises(no.VerifierCertifies) as refused:
        perform(as_sent_by_another(second_round()), "escalate", "manager", EVERYBODY, approver_id=named(hand))
    assert [error.pointer for error in refused.value.errors] == ["/approver_id"]


def as_sent_by_another(proposed: Malice) -> Malice:
    """The case with its senders renewed, so that somebody without a part sends it."""
    return replace(proposed, sender_ids=(named("manager"),))


def test_tw06_the_first_sender_does_not_become_approver_when_another_sends_it_anew() -> None:
    """P-03: what was sent stays sent by its first sender, too."""
    with pytest.raises(no.VerifierCertifies):
        perform(case_in(S.PENDING_CERTIFICATION), "escalate", "manager", EVERYBODY, approver_id=named("secretary"))


def test_tw07_whoever_had_a_part_in_an_earlier_round_does_not_certify_even_if_asked() -> None:
    """The day of the decision counts: the first sender may be named before the rule could tell."""
    again = perform(as_sent_by_another(second_round()), "escalate", "manager", EVERYBODY).case
    assert again.escalation is not None
    first = replace(again, earlier_ids=(*again.earlier_ids, named("approver")))
    with pytest.raises(no.VerifierCertifies):
        perform(first, "certify")


def test_tw08_who_gave_it_back_may_decide_it_again() -> None:
    """Deciding is no earlier part: the same approver is asked again."""
    again = perform(second_round(), "escalate").case
    assert perform(again, "certify").case.status is S.CERTIFIED


def test_tw05_a_trial_officer_whose_draft_was_given_up_had_a_part() -> None:
    """P-03: another draft, or the proposal of an end, drops the opinion and not the part."""
    refused = perform(perform(case_in(S.INVESTIGATING), "draft_proposal").case, "give_trial_opinion", agrees=False).case
    for act in ("draft_proposal", "propose_ending"):
        assert named("trial") in perform(refused, act).case.earlier_ids


def test_tw02_a_head_who_named_handlers_had_a_part() -> None:
    """P-03: whoever chose the hands does not certify what they found."""
    acting = replace(case_in(S.INVESTIGATING), approval=None)
    assert named("head") in perform(acting, "name_handlers").case.earlier_ids


def test_a_case_stored_before_it_kept_earlier_hands_is_still_read() -> None:
    adapter = TypeAdapter(Malice)
    stored = adapter.dump_python(sent_back(), mode="json")
    assert stored.pop("earlier_ids")
    assert adapter.validate_python(stored).earlier_ids == ()
