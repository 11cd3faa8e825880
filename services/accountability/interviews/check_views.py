"""The answer of the rule check, in the reader's language."""

from libs.kernel.profile import Profile
from libs.kernel.text import Language
from services.accountability.interviews.checks import check, eligible
from services.accountability.interviews.confirming import candidates
from services.accountability.interviews.facts import CheckFacts, PostsOf
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.read_models import InterviewChecked, PersonEligible
from services.accountability.rule_answers import answered, passed


def checked(
    interview: Interview, profile: Profile, facts: CheckFacts, language: Language, *, inside: bool
) -> InterviewChecked:
    """Findings, and for those inside the organ who may be named."""
    findings = check(interview, profile, facts, inside=inside)
    leaders = facts.confirm.leaders
    possible = candidates(interview, leaders, profile)
    interviewees = {person: posts for person, posts in leaders.items() if person in possible}
    return InterviewChecked(
        status=interview.status,
        passed=passed(findings),
        findings=answered(findings, language),
        interviewees=_persons(interviewees) if inside else (),
        interviewers=_persons(eligible(interview, facts.notice.posts, profile)) if inside else (),
        earliest_on=facts.notice.earliest_on,
        latest_on=facts.notice.latest_on,
    )


def _persons(posts: PostsOf) -> tuple[PersonEligible, ...]:
    return tuple(PersonEligible(person_id=one, posts=tuple(sorted(posts[one]))) for one in sorted(posts))
