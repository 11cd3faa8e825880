"""Central tasks: milestones, progress, and the light that working days turn (S-01, S-02, S-08, P-22)."""
