"""The documentation pages, complete in themselves: no request leaves the network."""
