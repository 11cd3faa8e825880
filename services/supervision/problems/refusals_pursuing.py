"""Refusals when a refusal of the unit is recorded, and of escalation (TS-09)."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_PURSUE = Rule("S-12")


class RefusalDayWrong(NamedRefusal):
    """The unit cannot have refused on that day."""

    code = "problem_refusal_day_wrong"
    title = Text(
        "拒不整改的日期应在本次整改期限起算之日至今天之间",
        "It refused on a day of the present term, today at the latest",
    )
    rule = _PURSUE


class RefusalUnproven(NamedRefusal):
    """Who refused what is not stated, or has no evidence."""

    code = "problem_refusal_unproven"
    title = Text("须写明拒不整改的情形并注明证据", "Who refused what is stated, with evidence")
    rule = _PURSUE


class GroundNotMet(NamedRefusal):
    """The ground of the escalation is not on record."""

    code = "problem_ground_not_met"
    title = Text(
        "升级问责的依据不成立：红单期限未过，或者未认定虚假整改，或者没有拒不整改的记录",
        "The ground is not on record: no red slip has failed, nothing was found false, or no refusal is recorded",
    )
    rule = Rule("S-12", "G-55", "P-22")
