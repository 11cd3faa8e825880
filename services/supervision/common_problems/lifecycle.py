"""THE TABLE of a common problem: list, population, draw, checks (S-11, G-50, G-51)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.common_problems.status import CommonProblemStatus as S

OFFICER: Final = (R.SUP_OFFICER,)
HEAD: Final = (R.SUP_HEAD,)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "compile", S.COMPILING, OFFICER, Rule("S-08", "S-11")),
        Move(S.COMPILING, "add_item", S.COMPILING, OFFICER, Rule("S-08", "S-11")),
        Move(S.COMPILING, "fix", S.FIXED, HEAD, Rule("S-11", "G-50")),
        # There is one draw: no second one can be had until its outcome suits somebody.
        Move(S.FIXED, "draw", S.DRAWN, HEAD, Rule("S-11", "G-50")),
        Move(S.DRAWN, "enlarge", S.DRAWN, HEAD, Rule("G-50")),
        Move(S.DRAWN, "note_check", S.DRAWN, OFFICER, Rule("S-11", "G-51")),
        Move(S.DRAWN, "close", S.CLOSED, HEAD, Rule("S-10", "S-11", "G-51")),
    )
)
