"""The candidate: a concluded lead whose findings qualify, proposed to the office that verified until it decides."""
