"""The joint disposition: a main case and the persons involved in it, decided together (TX-04, X-11)."""
