"""Loads and validates the folder of policies; answers which rules are in force for a jurisdiction on a date."""

from libs.policy.book import PolicyBook, UnknownProfile
from libs.policy.chapters import lists_of
from libs.policy.faults import PolicyFault
from libs.policy.rows import DocumentEntry, RuleEntry

__all__ = ["DocumentEntry", "PolicyBook", "PolicyFault", "RuleEntry", "UnknownProfile", "lists_of"]
