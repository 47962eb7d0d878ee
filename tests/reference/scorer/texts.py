"""Texts in and out: TOML with exact decimals, the lines of its keys, words folded, figures rounded (7.1, 7.20)."""
import functools
import math
import re
import tomllib
from decimal import Decimal
from fractions import Fraction

HALF = Fraction(1, 2)


@functools.cache
def fold(text):
    """Outer space dropped, small letters, runs of space, hyphen and underscore as one space (7.1)."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", re.sub("[\u2018\u2019\u02bc]", "'", text.strip().lower()))
    return re.sub(r"[\s\-_]+", " ", plain)


def parse_toml(text):
    return tomllib.loads(text, parse_float=Decimal)


def key_lines(record_text):
    """(section, key) -> line, for the plain sections of a record."""
    lines, section = {}, None
    for number, line in enumerate(record_text.splitlines(), 1):
        head = re.match(r"\s*\[([A-Za-z-]+)\]", line)
        if head:
            section = head.group(1)
        elif re.match(r"\s*\[", line):
            section = None
        key = re.match(r'\s*(?:"([^"]+)"|([A-Za-z0-9_-]+))\s*=', line)
        if key and section:
            lines[(section, key.group(1) or key.group(2))] = number
    return lines


def half_up(value):
    return math.floor(value + HALF)


def percent_text(value):
    return "%d%%" % half_up(value * 100)


def number_text(value):
    hundredths = half_up(value * 10000)
    return "%d.%02d" % (hundredths // 100, hundredths % 100)


def fraction_text(value):
    return "%d/%d" % (value.numerator, value.denominator)
