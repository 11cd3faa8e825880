"""What an outcome of the profile means: whether it gives the object anything, and whether correction goes with it."""

from libs.kernel.profile import CodeItem, Profile


def outcome_row(profile: Profile, code: str | None) -> CodeItem | None:
    """The outcome of that code, None if the profile has none."""
    return None if code is None else profile.list("tolerance_outcomes").get(code)


def is_without_effect(row: CodeItem | None) -> bool:
    """Whether it has no negative effect on appraisal, awards, promotion and titles (G-46, P-16)."""
    return row is not None and row.attributes.get("no_negative_effect") is True


def is_adverse(row: CodeItem | None) -> bool:
    """Whether it gives the object nothing: tolerance is refused (G-07)."""
    return row is None or not (row.attributes.get("tolerates") is True or is_without_effect(row))
