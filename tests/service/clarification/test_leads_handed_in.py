"""Leads that a body outside hands in, as the clarification service hears them: nothing waits before the receipt."""

from libs.contracts.supervision_leads import LeadFedBack, LeadForwarded, LeadSigned, LeadSubmitted, LeadTurnedBack
from tests.service.clarification.test_leads import assessing, lead_on_official
from tests.support.clarification_intake_house import House


async def test_what_is_handed_in_defers_from_its_receipt_on_and_what_is_turned_back_never_does(house: House) -> None:
    inner = await assessing(house)
    returned, taken = lead_on_official(house), lead_on_official(house)
    await house.ears.hear_jumbled(returned.tell(LeadSubmitted), returned.tell(LeadTurnedBack))
    await house.hear(taken.tell(LeadSubmitted))
    assert await house.status_of("clarification", inner) == "assessing"
    assert await house.rows("SELECT id FROM lead_entry") == []
    await house.hear(house.received(taken, "a"))
    assert await house.status_of("clarification", inner) == "deferred"


async def test_signing_and_feedback_change_nothing_and_forwarding_lets_go_on(house: House) -> None:
    inner = await assessing(house)
    kept, gone = lead_on_official(house), lead_on_official(house)
    office = house.organ("supervision-office-1")
    await house.ears.hear_jumbled(
        kept.tell(LeadSubmitted),
        house.received(kept, "a"),
        kept.tell(LeadSigned, office_id=office),
        house.concluded(kept, "true", matters=("a",)),
        kept.tell(LeadFedBack, office_id=office),
    )
    assert await house.status_of("clarification", inner) == "assessing"
    await house.hear(gone.tell(LeadSubmitted), house.received(gone, "b"))
    assert await house.status_of("clarification", inner) == "deferred"
    forwarded = gone.tell(LeadForwarded, to_organ_id=house.organ("east-county-cdi"))
    await house.ears.hear_jumbled(forwarded)
    assert await house.status_of("clarification", inner) == "assessing"
    statuses = await house.rows("SELECT status FROM lead_entry ORDER BY status")
    assert [row["status"] for row in statuses] == ["concluded", "forwarded"]
