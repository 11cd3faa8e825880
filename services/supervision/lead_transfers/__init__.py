"""The transfer sheet of a lead: what the bureau, a lead unit or a task force hands in, and all it is told (LS-4)."""
