"""Dates, times, money, measures and other numbers, by regular expressions.

Patterns are tried in order; what an earlier one has taken, a later one leaves alone. Each is
linear in practice: bounded repeats and no nested quantifiers over the same characters.
"""

from __future__ import annotations

import re
from functools import cache

from tui.annotation import EntityLabel

Found = tuple[int, int, EntityLabel]

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_MONTH_SAFE = (
    r"(?:January|February|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_UNIT_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|zero)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = rf"{_UNIT_WORDS}(?:-{_UNIT_WORDS})?"
_WORDS = rf"(?:{_UNITS}(?: {_SCALE}\b){{0,2}}(?: and {_UNITS}\b)?)"
_NUMBER = rf"(?:(?:{_DIGITS})(?: ?{_SCALE}\b)?|{_WORDS})"
_RANGE = rf"{_NUMBER}(?:(?: ?[–—-] ?| to | or | and ){_NUMBER})?"
_ABOUT = (
    r"(?:(?:[Aa]bout|[Aa]round|[Aa]t least|[Aa]t most|[Mm]ore than|[Oo]ver|[Uu]nder|[Nn]early"
    r"|[Aa]lmost"
    r"|[Rr]oughly|[Uu]p to|[Ss]ome|[Ee]stimated|[Ll]ess than|[Ff]ewer than|[Aa]pproximately"
    r"|[Cc]lose to"
    r"|[Aa]s many as|[Aa]s much as|[Nn]o more than|[Mm]ore than a|[Nn]o fewer than|[Uu]pwards of"
    r"|[Bb]etween) )"
)
_CURRENCY = (
    r"(?:(?:U\.?S\.?|A|C|AU|NZ|CA|CDN|CAD|HK|S|R)?\$|€|£|¥|₹|₽|₩|USD ?|EUR ?|GBP ?|SEK ?"
    r"|CHF ?|Rs\.? ?|CAD ?|AUD ?)"
)
_COIN = (
    r"(?:(?:U\.?S\.?|US|American|Canadian|Australian|Hong Kong|Georgian|Czech|Russian|Turkish"
    r"|Indian) )?"
    r"(?:dollars?|euros?|pounds(?: sterling)?|yen|rubles?|roubles?|cents|pence|francs?|pesos?"
    r"|rupees?|yuan"
    r"|renminbi|kronor|kroner|zlotys?|złotys?|lira|lari|shekels?|rand|reais|naira|won|bitcoins?"
    r"|bucks)"
)
_PERIOD = (
    r"(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|fortnights?|weekends?|quarters?)"
)
_SHORT = r"(?:hours?|minutes?|seconds?|mins?|secs?|hrs?)"
_SPAN_NAME = (
    r"(?:year|month|week|weekend|decade|century|quarter|summer|winter|spring|autumn|fall|season"
    r"|term"
    rf"|semester|day|fiscal year|{_WEEKDAY}|{_MONTH_NAME})"
)
_DAYPART = r"(?:morning|afternoon|evening|night|lunchtime)"
_UNIT = (
    r"(?:km/h|kph|mph|km|kms|kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er"
    r"|re)s?"
    r"|micromet(?:er|re)s?|cm|mm|m|miles?|yards?|feet|foot|ft|inch(?:es)?|acres?|hectares?"
    r"|kilograms?|kilos?|kg|grams?"
    r"|milligrams?|mg|g|tons?|tonnes?|metric tons?|pounds?|lbs?|ounces?|oz|gallons?|lit(?:er|re)s?"
    r"|barrels?"
    r"|degrees?(?: (?:Celsius|Fahrenheit))?|°[CF]?|watts?|kilowatts?|megawatts?|gigawatts?|MW|GW|kW"
    r"|volts?|hertz|Hz"
    r"|MHz|GHz|light[- ]years?|nautical miles?|knots?|square (?:miles?|feet|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?)"
    r"|sq(?:uare)? ?km|megabytes?|gigabytes?|terabytes?|MB|GB|TB|calories|karat|carats?|bushels?)"
)
_ORDINAL_WORDS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?:twenty|thirty|forty"
    r"|fifty"
    r"|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|twentieth|thirtieth|fortieth|fiftieth|hundredth)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ZONE = (
    r"(?: (?:UTC|GMT|E[SD]T|P[SD]T|C[SDE]S?T|M[SD]T|BST|IST|ET|PT|local time|local|Eastern"
    r"|Pacific)\b(?: time)?)?"
)


def _patterns() -> list[tuple[EntityLabel, str]]:
    d, about = _DAY, _ABOUT
    return [
        # --- elections by their year, aircraft by their number: no plain numbers
        (
            "EVENT",
            rf"\b{_YEAR} (?:(?:[A-Z][\w.]*|of) ){{0,4}}(?:(?:[Pp]residential|[Gg]eneral|[Mm]idterm"
            rf"|[Pp]arliamentary|[Ff]ederal|[Pp]rimary) )?"
            r"(?:[Ee]lections?|[Pp]rimar(?:y|ies)|[Cc]aucus(?:es)?|Olympics|(?:Summer"
            r"|Winter) Games|World Cup|World Championships|[Rr]eferendum)\b",
        ),
        (
            "PRODUCT",
            r"(?<=Boeing )7\d7(?:-\d+| Max| MAX|s)?(?![\w-])|(?<=Airbus )A\d{3}s?\b"
            r"|\b7[0-8]7(?:-\d{3}| Max| MAX|s)(?![\w-])",
        ),
        # --- money and per cent first: their numbers belong to them
        (
            "MONEY",
            rf"{about}?{_CURRENCY}(?:{_DIGITS})(?: ?(?:[–—-]|to|and) ?{_CURRENCY}?(?:{_DIGITS}))?"
            rf"(?:[- ]?(?:{_SCALE}|[mbk]n?\b|tn\b))?(?: (?:US|Canadian|Australian) dollars\b)?",
        ),
        (
            "MONEY",
            rf"{about}?(?:{_RANGE}|half an? (?:million|billion)|[Mm]illions of|[Bb]illions of"
            rf"|(?<=a )(?:million|billion)) {_COIN}\b",
        ),
        (
            "PERCENT",
            rf"{about}?(?:{_RANGE})(?: ?%|[ -](?:percentage points?|per ?cent)\b)"
            rf"(?:(?:[–—-]| to | and )(?:{_DIGITS}) ?(?:%|per ?cent\b))?",
        ),
        # --- clock and parts of a day
        (
            "TIME",
            rf"{about}?\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.m\.?|[ap]m|[AP]\.?M\.?)(?![a-z]){_ZONE}",
        ),
        ("TIME", rf"{about}?\b\d{{1,2}}:\d\d(?::\d\d)?\b{_ZONE}"),
        ("TIME", rf"{about}?\b\d{{4}} (?:UTC|GMT)\b"),
        (
            "TIME",
            rf"(?:(?:late|early|earlier) )?(?:{_WEEKDAY}|[Yy]esterday|[Tt]omorrow|(?:[Tt]his"
            rf"|[Ll]ast|[Tt]hat|[Nn]ext)) {_DAYPART}\b",
        ),
        ("TIME", rf"(?<=the )(?:{_DAYPART})\b|\b(?:[Tt]onight|[Mm]idnight|[Nn]oon|[Oo]vernight)\b"),
        ("TIME", r"(?<=at )night\b|(?<=early )(?:morning|evening)\b"),
        (
            "TIME",
            rf"{about}?(?:(?:next|last|past|first|final) )?(?:{_RANGE}|[Ss]everal|few|couple of"
            rf"|[Hh]alf an|(?<=an )|[Dd]ozens of)[ -]{_SHORT}\b(?: (?:earlier|later|ago))?",
        ),
        # --- dates
        (
            "DATE",
            rf"(?:{_WEEKDAY},? )?(?:{_MONTH_NAME}) {d}(?:st|nd|rd|th)?(?:(?: ?[–—-] ?| (?:and|to"
            rf"|or) )(?:{_MONTH_NAME} )?{d}(?:st|nd|rd|th)?)?(?:,? {_YEAR})?\b(?!%)",
        ),
        (
            "DATE",
            rf"(?:{_WEEKDAY},? )?(?:the )?\b{d}(?:st|nd|rd|th)?(?: ?[–—-] ?{d}(?:st|nd|rd"
            rf"|th)?)? (?:of )?{_MONTH_NAME}(?:,? {_YEAR})?\b",
        ),
        ("DATE", rf"\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)\b"),
        (
            "DATE",
            rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|beginning of|end of|middle of)[ -])?(?:(?:last|next"
            rf"|this|early|late) )?(?:{_MONTH_NAME}),? (?:of )?{_YEAR}\b",
        ),
        (
            "DATE",
            rf"(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?|[Mm]id)[ -](?:(?:last|next"
            rf"|this) )?(?:{_SPAN_NAME}|{_YEAR}s?|\d0s)\b",
        ),
        (
            "DATE",
            rf"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Bb]eginning of|[Ee]nd of|middle of"
            rf"|rest of) )?(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]hat|[Pp]ast|[Ff]ollowing|[Pp]revious"
            rf"|[Ss]ame) {_SPAN_NAME}\b(?: ?'s)?",
        ),
        (
            "DATE",
            rf"(?:(?:[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious|[Ff]irst|[Ff]ollowing|[Cc]oming|[Ff]inal"
            rf"|[Rr]ecent) )(?:{_RANGE}|few|several|couple of) {_PERIOD}\b",
        ),
        (
            "DATE",
            rf"(?:{about}?(?:{_RANGE}|[Ss]everal|[Aa] few|(?<=a )few|(?<=a )couple of|[Mm]any"
            rf"|[Dd]ecades?|(?:two|three) and a half))[ -]{_PERIOD}(?:[- ]olds?\b|[’']s?(?= )"
            rf"| (?:ago|earlier|later|before|after|old)\b)?(?!\w)",
        ),
        (
            "DATE",
            rf"(?<=a )(?:{_PERIOD}) (?:ago|earlier|later)\b|\b(?:years|months|weeks|days|decades"
            rf"|centuries)(?: (?:ago|later|earlier))?\b",
        ),
        ("DATE", rf"\b{_WEEKDAY}s?\b"),
        (
            "DATE",
            r"\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)\b|\bday (?:before yesterday"
            r"|after tomorrow)\b",
        ),
        (
            "DATE",
            rf"\b(?:beginning|end|start|middle|rest) of (?:the (?:year|month|week|decade|century)"
            rf"|{_YEAR}|{_MONTH_SAFE})",
        ),
        ("DATE", rf"(?:fiscal (?:year )?)?\b(?:{_YEAR}|20\d\d) ?[–—/-] ?(?:{_YEAR}|\d\d)\b(?!-)"),
        ("DATE", rf"(?:[Ee]arly |[Ll]ate |[Mm]id-)?(?:\b{_YEAR}s|(?<!\d)[’']?[2-9]0s)\b"),
        (
            "DATE",
            r"(?:(?:early|late|mid)[ -])?\b(?:\d{1,2}(?:st|nd|rd|th)|(?:sixteen|seventeen|eighteen"
            r"|nineteen|twentie|twenty-fir)(?:th|st)) centur(?:y|ies)\b",
        ),
        (
            "DATE",
            rf"\b{_MONTH_SAFE}(?![a-z])|\b(?<=in )(?:March|May)\b|(?<=[Ll]ast )(?:March|May)\b"
            rf"|(?<=since )(?:March|May)\b|(?<=until )(?:March|May)\b",
        ),
        (
            "DATE",
            rf"(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all"
            rf"|[Ww]inter)(?: of)? )?(?<![\d.,$€£/-])\b{_YEAR}\b(?![%\d]|[.,]\d|[ -](?:people"
            rf"|percent|per|votes|dollars|feet|miles|km|troops|soldiers|{_SCALE}))",
        ),
        (
            "DATE",
            r"\b(?:recent|coming|upcoming) (?:years|months|weeks|days|decades)\b"
            r"|\b(?:Christmas(?: Day| Eve)?|Easter|Thanksgiving|New Year(?:[’']s)?(?: Day| Eve)?"
            r"|Halloween|Ramadan|Independence Day|Memorial Day|Labor Day|Election Day|Veterans Day"
            r"|Good Friday|Boxing Day|Valentine[’']s Day|Black Friday)\b",
        ),
        (
            "DATE",
            rf"(?<=aged ){_NUMBER}\b(?: (?:to|and) {_NUMBER}\b)?|(?<=age of ){_NUMBER}\b"
            rf"|(?<=age ){_NUMBER}\b|(?<=ages ){_NUMBER}\b",
        ),
        ("DATE", r"(?<=[A-Za-z], )\d{2}(?=,)(?!, \d)"),
        # --- measures
        (
            "QUANTITY",
            rf"(?:{about}|near |~)?(?:{_RANGE})(?: or more)?[ -]?{_UNIT}(?: per (?:hour|second|day"
            rf"|minute|square mile))?(?![\w])(?: (?:{_DIGITS}) (?:inches|ounces))?",
        ),
        (
            "QUANTITY",
            rf"[Mm]agnitude[- ](?:{_DIGITS})|\b\d\.\d(?:[- ]magnitude)\b|(?<=magnitude of )\d\.\d",
        ),
        # --- order and count
        (
            "ORDINAL",
            rf"\b\d+(?:st|nd|rd|th)\b|\b(?:{_ORDINAL_WORDS}|{_ORDINAL_WORDS.capitalize()}"
            rf"|F(?:irst)|Second|Third|Fourth|Fifth)\b(?!-(?:hand|degree|class|rate))",
        ),
        ("CARDINAL", rf"{about}?(?:a |one |two |three )?(?:half|quarters?|thirds?) of\b(?=)"),
        (
            "CARDINAL",
            rf"{about}?(?:(?:tens|hundreds|scores) of )?(?:\b[Hh]undreds|\b[Tt]housands"
            rf"|\b[Mm]illions|\b[Bb]illions|\b[Dd]ozens)(?: of (?:thousands|millions|billions))?\b",
        ),
        (
            "CARDINAL",
            rf"{about}?(?<=a )(?:dozen|hundred|thousand|million)\b|{about}a (?:dozen|hundred"
            rf"|thousand|million|quarter|third)\b",
        ),
        (
            "CARDINAL",
            r"\b(?:two|three)[- ](?:thirds|quarters|fifths)\b|\bone[- ](?:third|quarter|fifth)\b",
        ),
        ("CARDINAL", rf"{about}?(?<![\w.,-])(?:\b{_RANGE})\b(?![%\w]|[.,]\d)"),
    ]


@cache
def _compiled() -> list[tuple[EntityLabel, re.Pattern[str]]]:
    out: list[tuple[EntityLabel, re.Pattern[str]]] = []
    for label, pattern in _patterns():
        out.append((label, re.compile(pattern)))
    return out


_CAPITAL_NUMBER = re.compile(rf"\b{_UNIT_WORDS}", re.I)
_TRIM = re.compile(r"(?:the |a |an )", re.I)


def find_numbers(text: str, start: int, end: int) -> list[Found]:
    """Numeric entities in ``text[start:end]``, sorted, as ``(start, end, label)``, code points."""
    part = text[start:end]
    # Number words may open a sentence: match on a copy where they are in lower case.
    part = _CAPITAL_NUMBER.sub(
        lambda m: m.group().lower() if m.group()[0].isupper() else m.group(), part
    )
    taken = bytearray(len(part))
    out: list[Found] = []
    for label, pattern in _compiled():
        for match in pattern.finditer(part):
            a, b = match.span()
            if a == b or any(taken[a:b]):
                continue
            if part[a].isalnum() and a and part[a - 1].isalnum():
                continue
            trim = _TRIM.match(part, a, b)
            if trim and label == "DATE":
                a = trim.end()
            if label == "CARDINAL":
                if not _counts(part, a, b):
                    continue
                if part[a:b].endswith(" of"):
                    b -= 3
            while b > a and part[b - 1] in " -'’":
                b -= 1
            if part[a:b].endswith(("'s", "’s")):
                b -= 2
            if a >= b:
                continue
            taken[a:b] = b"\1" * (b - a)
            out.append((start + a, start + b, label))
    out.sort()
    return out


def _counts(part: str, a: int, b: int) -> bool:
    """Whether a plain number counts something: "one" is often a pronoun."""
    word = part[a:b]
    if word == "one":
        after = part[b : b + 12].lstrip()
        before = part[max(0, a - 12) : a].rstrip().rsplit(" ", 1)[-1].lower()
        if before in (
            "the",
            "no",
            "this",
            "that",
            "every",
            "any",
            "another",
            "which",
            "each",
            "some",
        ):
            return False
        return not after.startswith(
            (
                ".",
                ",",
                "'",
                "’",
                "another",
                "can",
                "could",
                "would",
                "should",
                "is ",
                "might",
                "must",
                "has ",
                "who",
            )
        )
    return not ((a and part[a - 1] in "@#") or word == "zero")
