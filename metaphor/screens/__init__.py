"""The screens: thin translators between a person and the same functions that scripts call; nothing is computed here."""
