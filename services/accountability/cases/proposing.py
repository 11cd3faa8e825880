"""What a proposal must keep: facts and base, fitting measures, light handling, tolerance honoured, no heavier for a
defence (TA-09, P-15, A-07, A-08, A-11, A-28, A-35, P-14)."""

from collections.abc import Iterator

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.handling import (
    all_light,
    assess_measures,
    assess_responsibility,
    heavier,
    lowered,
    outcome_noted,
)
from services.accountability.cases.marks import LOWERING, NOT_LIABLE
from services.accountability.cases.records import CaseProposal
from services.accountability.cases.refusals_deciding import (
    CircumstanceUnknown,
    HeavierForTheDefence,
    HeavierThanItsGround,
    LightHandlingUngrounded,
    NotLowered,
    ProposalIncomplete,
    ToleranceNotConsidered,
    ToleranceNotDetermined,
    TolerationNotHonoured,
)
from services.accountability.cases.scope import assess_answering
from services.accountability.cases.statements import LightGround
from services.accountability.refusing import finding, unless


def assess_proposal(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> tuple[Finding, ...]:
    """Everything a proposal must keep; what it says on measures is weighed once they are known to exist."""
    target = case.target
    fits = assess_measures(proposal.measures, target, profile, "/measures")
    ordinary = assess_measures(proposal.ordinary_measures, target, profile, "/ordinary_measures")
    weighed = fits.holds and ordinary.holds
    return (
        *_stated(case, proposal),
        *assess_tolerance(case, proposal),
        *(assess_answering(case.tests_on(target), "/tests") if proposal.measures else ()),
        finding(CircumstanceUnknown, _unknown(proposal, profile)),
        fits,
        ordinary,
        assess_responsibility(proposal.responsibility, proposal.measures, target, profile, "/responsibility"),
        *(_weighed(case, proposal, profile) if weighed else ()),
    )


def assess_tolerance(case: AccountabilityCase, proposal: CaseProposal) -> tuple[Finding, ...]:
    """Whether tolerance is determined or reasoned about, and an exemption is honoured (A-08, A-28, F-29)."""
    mark = case.tolerance
    awaited = mark is not None and mark.outcome is None
    considered = mark is not None or not proposal.measures or bool(proposal.tolerance_finding)
    freed = outcome_noted(case) in NOT_LIABLE
    return (
        finding(ToleranceNotDetermined, [unless(not awaited, ToleranceNotDetermined, "/tolerance")]),
        finding(ToleranceNotConsidered, [unless(considered, ToleranceNotConsidered, "/tolerance_finding")]),
        finding(TolerationNotHonoured, [unless(not (freed and proposal.measures), TolerationNotHonoured, "/measures")]),
    )


def is_lowered(case: AccountabilityCase, proposal: CaseProposal) -> bool:
    """Whether something lowers the measure: tolerance, a probation passed, dissent on record, or a circumstance of
    leniency (A-08, F-29, P-15, X-10)."""
    return outcome_noted(case) in LOWERING or proposal.dissented or bool(proposal.leniency)


def is_softened(case: AccountabilityCase) -> bool:
    """Whether the leader aims at no more than a talk with the present object (A-14)."""
    return bool(case.rescopings) and case.rescopings[-1].softened and case.rescopings[-1].object == case.target


def _stated(case: AccountabilityCase, proposal: CaseProposal) -> Iterator[Finding]:
    needed: dict[str, str | tuple[str, ...]] = {
        "facts": proposal.facts,
        "evidence": proposal.evidence,
        "bases": proposal.bases,
    }
    if proposal.measures:
        needed["error_finding"] = proposal.error_finding
    missing = (unless(_is_stated(what), ProposalIncomplete, f"/{name}") for name, what in needed.items())
    yield finding(ProposalIncomplete, missing)


def _is_stated(what: str | tuple[str, ...]) -> bool:
    return bool(what) and all(what)


def _unknown(proposal: CaseProposal, profile: Profile) -> Iterator[Missing | None]:
    for name, stated in (("leniency", proposal.leniency), ("strictness", proposal.strictness)):
        listed = profile.list(f"{name}_factors")
        for index, code in enumerate(stated):
            once = code in listed and code not in stated[:index]
            yield unless(once, CircumstanceUnknown, f"/{name}/{index}")


def _weighed(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> Iterator[Finding]:
    yield finding(NotLowered, _not_lowered(case, proposal, profile))
    yield finding(LightHandlingUngrounded, _ungrounded(case, proposal, profile))
    yield finding(HeavierThanItsGround, _over_ground(case, proposal, profile))
    yield finding(HeavierForTheDefence, _over_defence(case, proposal, profile))


def _not_lowered(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> Iterator[Missing | None]:
    if is_lowered(case, proposal) and proposal.measures:
        holds = lowered(proposal.measures, proposal.ordinary_measures, profile)
        yield unless(holds, NotLowered, "/ordinary_measures")


def _ungrounded(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> Iterator[Missing | None]:
    light = bool(proposal.measures) and all_light(proposal.measures, profile)
    holds = is_softened(case) if proposal.light_ground is LightGround.SOFTENED else proposal.light_ground is not None
    grounded = holds and bool(proposal.light_statement)
    if light and not is_lowered(case, proposal):
        yield unless(grounded, LightHandlingUngrounded, "/light_ground")


def _over_ground(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> Iterator[Missing | None]:
    bound = proposal.light_ground is not None or is_softened(case)
    if bound and proposal.measures:
        yield unless(all_light(proposal.measures, profile), HeavierThanItsGround, "/measures")


def _over_defence(case: AccountabilityCase, proposal: CaseProposal, profile: Profile) -> Iterator[Missing | None]:
    """Once heard, it becomes heavier only by new facts from elsewhere that the committee noted (P-14)."""
    heard = [at for at, one in enumerate(case.sent_back) if one.object == case.target]
    if not heard or not heavier(proposal.measures, case.sent_back[heard[-1]].proposed, profile):
        return
    noted = any(one.new_facts for one in case.sent_back[heard[-1] :])
    yield unless(noted and bool(proposal.new_facts), HeavierForTheDefence, "/new_facts")
