"""The nouns: plain frozen dataclasses that every other part speaks in."""
