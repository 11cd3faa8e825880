"""What can be asked of a sanction: time alone asks."""

from libs.kernel.case import Command


class ExpireSanction(Command):
    """Time's own act: the last day of the impact period is over (P-19)."""
