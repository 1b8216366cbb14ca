"""The reading screen, in parts: what its keys do, and what its lines say."""
