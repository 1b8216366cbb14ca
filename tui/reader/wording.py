"""Words for what annotations are, as readers who know no linguistics say them."""

from __future__ import annotations

SHORT: dict[str, str] = {
    "PERSON": "person",
    "NORP": "group",
    "ORG": "organization",
    "GPE": "country or town",
    "LOC": "place",
    "FAC": "building",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "LANGUAGE": "language",
    "DATE": "date",
    "TIME": "time",
    "PERCENT": "percentage",
    "MONEY": "money",
    "QUANTITY": "measure",
    "ORDINAL": "rank",
    "CARDINAL": "number",
}
"""The entity types in a word or two, by label."""
