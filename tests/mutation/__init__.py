"""How good the tests of the delivery core are: what they notice when single places of its code are changed."""
