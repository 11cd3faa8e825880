"""Rules of the assessment: frank, complete, money, factors found by a person, a proposal with a ground (X-08, X-10)."""

from collections.abc import Iterator, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.disclosures import refusals_assessing as no
from services.accountability.disclosures.commands import AssessStatement, FactorStated
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.wording import Leniency, Timing
from services.accountability.refusing import NamedRefusal, finding, unless


def assess_assessment(
    statement: DisclosureStatement, command: AssessStatement, profile: Profile
) -> tuple[Finding, ...]:
    """Whether each finding has its reasons, each factor its proof, and a proposal of leniency its ground."""
    receipt = command.handed_in_cents == 0 or bool(command.handed_in_reference)
    return (
        finding(
            no.FranknessUnreasoned,
            [
                unless(bool(command.frank_reasons), no.FranknessUnreasoned, "/frank_reasons"),
                unless(bool(command.complete_reasons), no.FranknessUnreasoned, "/complete_reasons"),
            ],
        ),
        finding(no.HandedInUnproven, [unless(receipt, no.HandedInUnproven, "/handed_in_reference")]),
        finding(
            no.LeniencyFactorWrong,
            _factors(command.leniency, "leniency_factors", profile, no.LeniencyFactorWrong, "/leniency"),
        ),
        finding(
            no.StrictnessUnreasoned,
            _factors(command.strictness, "strictness_factors", profile, no.StrictnessUnreasoned, "/strictness"),
        ),
        finding(no.LeniencyWithoutGround, _proposal(statement, command)),
    )


def has_ground(statement: DisclosureStatement, command: AssessStatement) -> bool:
    """Whether leniency may be proposed: frank and complete within time limit and scope (X-08), or a factor (X-10).

    That it may be does not mean that it is: nothing is proposed automatically.
    """
    in_time = statement.timing is Timing.INSIDE and statement.in_scope
    return (in_time and command.frank and command.complete) or bool(command.leniency)


def _proposal(statement: DisclosureStatement, command: AssessStatement) -> Iterator[Missing | None]:
    if command.proposal is not Leniency.NONE:
        yield unless(has_ground(statement, command), no.LeniencyWithoutGround, "/proposal")
        yield unless(bool(command.proposal_reasons), no.LeniencyWithoutGround, "/proposal_reasons")


def _factors(
    stated: Sequence[FactorStated], code_list: str, profile: Profile, refusal: type[NamedRefusal], pointer: str
) -> Iterator[Missing | None]:
    known = profile.list(code_list)
    for place, one in enumerate(stated):
        once = all(one.factor != before.factor for before in stated[:place])
        found = one.factor in known and once and bool(one.reasoning) and bool(one.evidence)
        yield unless(found, refusal, f"{pointer}/{place}")
