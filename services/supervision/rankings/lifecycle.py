"""THE TABLE of a ranking list: handed in by the bureau, confirmed by both sides, corrected as a new version."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.rankings.status import RankingStatus as S

BUREAU: Final = (R.BUREAU,)
BOTH: Final = (R.BUREAU, R.CASE_MGMT)
CASE_MANAGEMENT: Final = (R.CASE_MGMT,)

_LISTS = Rule("A-04", "A-05", "A-06", "G-37")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "import_list", S.IMPORTED, BUREAU, _LISTS),
        Move(S.IMPORTED, "confirm", S.HALF_CONFIRMED, BOTH, _LISTS),
        Move(S.HALF_CONFIRMED, "confirm", S.CONFIRMED, BOTH, _LISTS),
        Move(S.IMPORTED, "withdraw", S.WITHDRAWN, BOTH, Rule("G-37")),
        Move(S.HALF_CONFIRMED, "withdraw", S.WITHDRAWN, BOTH, Rule("G-37")),
        Move(S.CONFIRMED, "propose_correction", S.CORRECTION_PROPOSED, BUREAU, Rule("G-37", "P-17")),
        Move(S.CORRECTION_PROPOSED, "confirm_correction", S.CONFIRMED, CASE_MANAGEMENT, Rule("G-37", "P-17")),
        Move(S.CORRECTION_PROPOSED, "refuse_correction", S.CONFIRMED, CASE_MANAGEMENT, Rule("G-37")),
    )
)
