"""Opening a review: handlers of the office, each free of recusal and declared so (F-26, P-09, TF-08)."""

from uuid import UUID

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.commands_review import OpenReview
from services.filing.filings.facts import ReviewFacts
from services.filing.filings.filing import Filing
from services.filing.filings.recusal import assess_declarations, recused_ids
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_review import NoHandler
from services.filing.filings.votes import assess_free_hands

_STRANGER = Text("经办人员不属于本室", "The handler does not belong to the office")


def assess_opening(
    filing: Filing, command: OpenReview, head_id: UUID, facts: ReviewFacts, profile: Profile
) -> tuple[Finding, ...]:
    """Whether handlers are named, belong to the office, have declared, and are free; the head likewise."""
    handlers = command.handler_ids
    named = unless(bool(handlers), NoHandler, "/handler_ids")
    strangers = (
        unless(handler in facts.officers, NoHandler, f"/handler_ids/{index}", _STRANGER)
        for index, handler in enumerate(handlers)
    )
    recused = recused_ids(filing, command.recusals)
    return (
        finding(NoHandler, [named, *strangers]),
        assess_declarations(command.recusals, (head_id, *handlers), profile),
        *assess_free_hands(filing, (*handlers, head_id), recused, facts.persons_of_unit, "/handler_ids"),
    )
