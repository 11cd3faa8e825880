"""The next step in supervision lists (S-14)."""

from typing import Final

from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.supervision_lists.status import ListStatus as S

LIST_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = (
    (S.DRAFT, R.CDI_LEADER_IN_CHARGE, "put_in_force", Text("审定监督清单草案", "Decide on the draft of the list")),
)
