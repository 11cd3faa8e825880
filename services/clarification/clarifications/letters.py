"""Rules of the letter and the other texts: complete, nothing in them but the untrue problems (C-02, LC-5 to LC-8)."""

from collections.abc import Iterator
from typing import Final

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing, missing_in
from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_executing import IssueLetter, TextForMethod
from services.clarification.clarifications.content_check import check_letter
from services.clarification.clarifications.methods import IN_PERSON, MEDIA, WRITTEN
from services.clarification.clarifications.proposal import MethodProposed
from services.clarification.clarifications.refusals_deciding import (
    DayImpossible,
    LetterIncomplete,
    MethodTextMissing,
    ProblemNotUntrue,
)
from services.clarification.refusing import NamedRefusal, finding, refuse, unless

ENTRUSTED: Final = "entrusted"
_NO_TEXT: Final = Text("缺少该方式的文稿", "The text for this method is missing")
_NO_MEDIA: Final = Text("未列明媒体", "The media are not named")
_NO_REPORT_DAY: Final = Text("委托函未写明反馈日期", "The entrusting letter names no day to report back")
_NOT_CHOSEN: Final = Text("未选择该方式", "This method was not chosen")


class LetterTells(NamedRefusal):
    """Letter or another text says more or less than the untrue problems, organ and date (TC-12)."""

    code = "letter_tells"
    title = Text(
        "文稿未通过内容审查：只写失实问题、机关和日期，不评价、不涉检举人、不写核查细节",
        "The text fails the content check: only the untrue problems, organ and date; no evaluation, no reporter, "
        "no verification",
    )
    requires = Text("文稿通过内容审查", "The text passes the content check")
    rule = Rule("C-02", "P-12")


def refuse_letter(clarification: Clarification, command: IssueLetter, occasion: Occasion) -> None:
    """Refuse with everything that is wrong with the letter and the other texts; nothing of them is echoed."""
    found, told = assess_letter(clarification, command, occasion), tuple(_contents(clarification, command, occasion))
    if missing_in(told):
        raise LetterTells(errors=missing_in((*found, *told)))
    refuse(*found)


def assess_letter(clarification: Clarification, command: IssueLetter, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether number, date, problems and texts are there, and only problems found untrue are named."""
    decision = clarification.decision
    after = decision is None or office_day(decision.decided_at) <= command.dated
    return (
        finding(
            LetterIncomplete,
            [
                unless(bool(command.number), LetterIncomplete, "/number"),
                unless(bool(command.items), LetterIncomplete, "/items"),
                unless(bool(command.text), LetterIncomplete, "/text"),
            ],
        ),
        finding(ProblemNotUntrue, _not_untrue(clarification, command)),
        finding(DayImpossible, [unless(after and command.dated <= occasion.on, DayImpossible, "/dated")]),
        finding(MethodTextMissing, _texts(clarification, command)),
    )


def problems_of(clarification: Clarification, command: IssueLetter) -> tuple[str, ...]:
    """The wording of the problems that the letter clarifies; a place that is none of the untrue ones is left out."""
    known = range(len(clarification.items))
    chosen = (clarification.items[place] for place in command.items if place in known)
    return tuple(item.problem for item in chosen if item.is_untrue)


def _not_untrue(clarification: Clarification, command: IssueLetter) -> Iterator[Missing | None]:
    for index, place in enumerate(command.items):
        known = 0 <= place < len(clarification.items) and place not in command.items[:index]
        yield unless(known and clarification.items[place].is_untrue, ProblemNotUntrue, f"/items/{index}")


def _texts(clarification: Clarification, command: IssueLetter) -> Iterator[Missing | None]:
    chosen = () if clarification.proposal is None else clarification.proposal.methods
    for method in chosen:
        if needs_text(method):
            places = [index for index, text in enumerate(command.others) if text.method == method.code]
            yield unless(len(places) == 1, MethodTextMissing, "/others", _NO_TEXT)
            yield from (one for place in places for one in _whole(method, command.others[place], f"/others/{place}"))
    wanted = {method.code for method in chosen if needs_text(method)}
    for index, text in enumerate(command.others):
        yield unless(text.method in wanted, MethodTextMissing, f"/others/{index}/method", _NOT_CHOSEN)


def needs_text(method: MethodProposed) -> bool:
    """Whether a method besides the letter has a text of its own; staff sent to talk need none (LC-6 to LC-8)."""
    return method.code not in (WRITTEN, IN_PERSON) or method.way == ENTRUSTED


def _whole(method: MethodProposed, text: TextForMethod, at: str) -> Iterator[Missing | None]:
    yield unless(bool(text.text), MethodTextMissing, f"{at}/text", _NO_TEXT)
    if method.code == MEDIA:
        yield unless(any(text.addressees), MethodTextMissing, f"{at}/addressees", _NO_MEDIA)
    if method.code == IN_PERSON:
        yield unless(text.report_by is not None, MethodTextMissing, f"{at}/report_by", _NO_REPORT_DAY)


def _contents(clarification: Clarification, command: IssueLetter, occasion: Occasion) -> Iterator[Finding]:
    problems, profile = problems_of(clarification, command), occasion.profile
    yield from _checked(command.text, problems, profile, "/text")
    for index, text in enumerate(command.others):
        yield from _checked(text.text, problems, profile, f"/others/{index}/text")


def _checked(text: str, problems: tuple[str, ...], profile: Profile, at: str) -> tuple[Finding, ...]:
    return check_letter(text, problems, profile, at=at, problems_at="/items")
