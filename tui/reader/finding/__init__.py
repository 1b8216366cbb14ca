"""Finding: words and patterns in articles, things by their names, and the field that asks."""
