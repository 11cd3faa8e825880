"""What if: a draft of a policy version run over past triggers and determinations, changing nothing."""
