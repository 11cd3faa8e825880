"""Whoever has verified a lead does not decide on it later, whoever verifies it then (P-08, P-09)."""

from dataclasses import replace

from services.supervision.leads import refusals_handling as no
from services.supervision.leads.status import LeadStatus as S
from tests.unit.supervision import lead_papers as p


def test_whoever_verified_before_is_not_named_to_decide_later() -> None:
    """TL-03: the second verifier has proposed nothing, and still has verified."""
    command = p.changed("assign", leader_id=p.SECOND, verifier_ids=(p.FIRST,))
    facts = replace(p.FACTS["assign"], leaders=frozenset({p.SECOND}))
    refusal = p.refused(p.walk(S.ASSIGNED), "assign", command=command, facts=facts)
    assert isinstance(refusal, no.HandsNotApart) and "P-09" in refusal.cites
