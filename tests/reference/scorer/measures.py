"""Measures (7.48): numbers with a unit, rated by edges of their own."""
from fractions import Fraction

from .texts import fraction_text, half_up


def given_value(measure, given):
    """What a record gives for a measure, exactly; None where it gives nothing."""
    if given is None:
        return None
    if not isinstance(given, dict):
        return Fraction(given)
    if "value" in given:
        return Fraction(given["value"])
    return Fraction(given["numerator"]) * measure.get("per", 1) / Fraction(given["denominator"])


def rounded(value, decimals):
    return Fraction(half_up(value * 10 ** decimals), 10 ** decimals)


def rating_of(measure, value, compare):
    """How many edges the value has passed, on the better side."""
    if compare == "printed":
        value = rounded(value, measure["decimals"])
    found = 0
    for edge in measure["edges"]:
        beyond = isinstance(edge, dict)
        at = Fraction(next(iter(edge.values())) if beyond else edge)
        is_better = value > at if measure["better"] == "higher" else value < at
        found += is_better or (value == at and not beyond)
    return found


def measure_report(measure, value):
    if value is None:
        return None
    decimals, scaled = measure["decimals"], half_up(value * 10 ** measure["decimals"])
    text = str(scaled)
    if decimals:
        padded = text.rjust(decimals + 1, "0")
        text = padded[:-decimals] + "." + padded[-decimals:]
    return {"exact": fraction_text(value), "text": "%s %s" % (text, measure["in"])}
