"""What bars an outcome: private gain, knowing breach, or a finding that says the contrary. Nothing else does (G-43)."""

from typing import Final

from libs.kernel.finding import Finding
from libs.kernel.profile import CodeItem
from services.accountability.refusing import finding, unless
from services.accountability.tolerance import refusals_weighing as no
from services.accountability.tolerance.statements import Examination
from services.accountability.tolerance.wording import MOTIVE, PRIVATE_GAIN, UNFAVOURABLE

NOT_AN_ERROR: Final = "not_an_error"
"""The outcome that there was no error at all (A-35)."""


def gained_privately(examination: Examination) -> bool:
    """Whether private gain was found: stated, seen in the motive, or drawn in the third distinction (X-05, G-43)."""
    motive = any(one.look == MOTIVE and one.value == UNFAVOURABLE for one in examination.looks)
    drawn = any(one.distinction == PRIVATE_GAIN and not one.tolerable for one in examination.distinctions)
    return examination.private_gain.found or motive or drawn


def breached_knowingly(examination: Examination) -> bool:
    """Whether it was found knowing, against a prohibition, or in disregard of the rules (X-03, X-04, X-06)."""
    drawn = any(one.distinction != PRIVATE_GAIN and not one.tolerable for one in examination.distinctions)
    return drawn or any(not one.within for one in examination.boundary)


def assess_blocks(examination: Examination, outcome: CodeItem) -> tuple[Finding, ...]:
    """Whether what was found bars the outcome, by the attributes it has in the profile."""
    barred = outcome.attributes.get("blocked_by_private_gain") is True
    gain = barred and gained_privately(examination)
    knowing = barred and breached_knowingly(examination)
    agrees = examination.error.is_error == (outcome.code != NOT_AN_ERROR)
    return (
        finding(no.PrivateGainBlocks, [unless(not gain, no.PrivateGainBlocks, "/outcome")]),
        finding(no.KnowingBreachBlocks, [unless(not knowing, no.KnowingBreachBlocks, "/outcome")]),
        finding(no.ErrorContradicted, [unless(agrees, no.ErrorContradicted, "/outcome")]),
    )
