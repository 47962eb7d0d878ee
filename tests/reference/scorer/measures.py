"""Measures (7.48): numbers with a unit, rated by edges of their own."""
from fractions import Fraction

from .tables import NA
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


class Column:
    """A measure taken from the numbers of units (7.48 g)."""
    def __init__(self, measure, recorded):
        self.known = sorted(Fraction(value) for value in recorded if value not in (None, NA))
        self.blanks = sum(1 for value in recorded if value is None)
        self.measure, self.per = measure, measure.get("per", 1)

    def taken(self, values):
        """None: nothing bounds it."""
        if self.measure["take"] == "mean":
            found = None if None in values else sum(values) / len(values)
        else:
            middle = [values[(len(values) - 1) // 2], values[len(values) // 2]]
            found = None if None in middle else sum(middle) / 2
        return None if found is None else found * self.per

    def value(self):
        return self.taken(self.known) if self.known else None

    def limits(self):
        most = Fraction(self.measure["most"]) / self.per if "most" in self.measure else None
        return [self.taken([Fraction(0)] * self.blanks + self.known), self.taken(self.known + [most] * self.blanks)]


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


def ratings_within(measure, limits):
    """The worst and the best rating between two values; without an upper end, that of the largest."""
    names = len(measure["edges"])
    ends = [rating_of(measure, limits[0], measure["compare"])]
    if limits[1] is None:
        ends.append(names if measure["better"] == "higher" else 0)
    else:
        ends.append(rating_of(measure, limits[1], measure["compare"]))
    return min(ends), max(ends)


def measure_report(measure, value, limits):
    if value is None:
        return None
    decimals, scaled = measure["decimals"], half_up(value * 10 ** measure["decimals"])
    text = str(scaled)
    if decimals:
        padded = text.rjust(decimals + 1, "0")
        text = padded[:-decimals] + "." + padded[-decimals:]
    ends = [None if end is None else fraction_text(end) for end in limits]
    return {"exact": fraction_text(value), "text": "%s %s" % (text, measure["in"]), "limits": ends}
