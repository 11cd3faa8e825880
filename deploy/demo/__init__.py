"""The demonstration: filing, clearing and holding to account through the public API, each step with its rule."""
