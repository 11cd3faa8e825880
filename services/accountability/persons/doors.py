"""Who may ask for the impact periods of a person, by role and by relation (P-19, P-28, D-03).

There is no list of persons and no search by name: whoever asks knows the person's id already.
"""

from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, To
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from services.accountability.sanctions.access import OF_THE_ORGAN

RULE: Final = Rule("P-19", "P-28", "D-03")
ON_OTHERS: Final = frozenset((*OF_THE_ORGAN, R.ORG_DEPT))
"""Leaders, committee, trial and case management on the sanctions of their organ; the organization department on those
it was told of, because the periods bind appointments."""
ON_ONESELF: Final = frozenset((R.SUBJECT, R.UNIT_PARTY_HEAD))
"""Whoever has an account through which a sanction reaches its object asks for the own periods."""

DOORS: Rows = {
    "read_person_periods": Row(
        To.ROLES,
        Sensitivity.C2,
        roles=ON_OTHERS | ON_ONESELF,
        case_types=frozenset({"sanction", "clearance"}),
        rule=RULE,
    )
}
"""By the name of the function of the route. Units and the offices that look after them do not ask by person."""
