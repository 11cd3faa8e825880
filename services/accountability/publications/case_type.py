"""The publication as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.publications import acts, commands
from services.accountability.publications.access import ACCESS
from services.accountability.publications.facts_loading import draft_facts, publication_facts
from services.accountability.publications.lifecycle import LIFECYCLE
from services.accountability.publications.publication import NUMBERED_AS, Publication
from services.accountability.publications.store import columns_of
from services.accountability.publications.tables import PUBLICATIONS

PUBLICATION: Final[CaseType[Publication]] = CaseType(
    name="publication",
    resource="publications",
    table=PUBLICATIONS,
    case_class=Publication,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("draft", commands.DraftPublication, acts.draft, draft_facts, opens=True),
        Act("revise", commands.RevisePublication, acts.revise, publication_facts),
        Act("return", commands.ReturnPublication, acts.send_back, publication_facts),
        Act("publish", commands.Publish, acts.publish, publication_facts),
        Act("withdraw", commands.WithdrawPublication, acts.withdraw, publication_facts),
    ),
    access=ACCESS,
    numbering=lambda publication: (publication.competent_organ_id, NUMBERED_AS),
)
