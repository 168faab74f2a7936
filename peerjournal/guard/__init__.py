"""Finds other people's details in a text: names, addresses, numbers, and words a person watches. Lists, no model."""
