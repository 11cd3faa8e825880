"""The next steps in publications, for the list of what waits for a caller."""

from typing import Final

from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.publications.lifecycle import APPROVERS, DRAFTERS
from services.accountability.publications.status import PublicationStatus as S

Step = tuple[S, tuple[R, ...], str, Text]

PUBLICATION_STEPS: Final[tuple[Step, ...]] = (
    (S.DRAFTED, APPROVERS, "publish", Text("审批容错认定公开摘要", "Decide on the abstract to be published")),
    (S.RETURNED, DRAFTERS, "revise", Text("修改容错认定公开摘要", "Change the abstract to be published")),
)
