"""The nine counts (3), the figures made of them or said by the report, and how figures are printed."""
import math
from decimal import Decimal
from fractions import Fraction

from .tables import I, NA, S
from .texts import HALF, fraction_text, half_up, number_text, percent_text

NINE = ("S", "s", "I", "i", "u", "na", "oS", "oI", "oU")


class NineCounts:
    def __init__(self):
        self.n = dict.fromkeys(NINE, 0)
        self.absent = False

    def count(self, unit_set, complete):
        if unit_set == {S}:
            key = "S" if complete else "s"
        elif unit_set == {I}:
            key = "I" if complete else "i"
        elif unit_set == {S, I}:
            key = "u"
        elif unit_set == {NA}:
            key = "na"
        elif unit_set == {S, NA}:
            key = "oS"
        elif unit_set == {I, NA}:
            key = "oI"
        else:
            key = "oU"
        self.n[key] += 1

    def add(self, other):
        for key in NINE:
            self.n[key] += other.n[key]
        self.absent = self.absent or other.absent

    def applies(self):
        return sum(self.n[k] for k in ("S", "s", "I", "i", "u"))

    def may_apply(self):
        return sum(self.n[k] for k in ("oS", "oI", "oU"))

    def sufficient(self):
        return self.n["S"] + self.n["s"]

    def insufficient(self):
        return self.n["I"] + self.n["i"]

    def bounds(self):
        """(low, high), each a pair of whole numbers; only where some unit applies or may apply."""
        n = self.n
        low = (self.sufficient(), self.applies() + n["oI"] + n["oU"])
        if low[1] == 0:
            low = (1, 1)
        high = (self.sufficient() + n["u"] + n["oS"] + n["oU"], self.applies() + n["oS"] + n["oU"])
        if high[1] == 0:
            high = (0, 1)
        return low, high

    def point(self):
        """The point as a pair of whole numbers, or None."""
        low, high = self.bounds()
        if Fraction(*low) == Fraction(*high) and self.applies() > 0:
            return low
        both = self.n["S"] + self.n["I"]
        if not self.absent and both > 0 and Fraction(*low) <= Fraction(self.n["S"], both) <= Fraction(*high):
            return (self.n["S"], both)
        return None

    def as_json(self):
        return dict(self.n, absent=self.absent)


class Limit:
    """A lower or upper limit: a fraction and whether the limit itself is excluded."""

    def __init__(self, value, is_open=False):
        self.value, self.open = Fraction(value), is_open


class Figure:
    """What is known of a share. state: "basis", "may" (may drop out), "none" (no unit applies), "nodata"."""

    def __init__(self, state, low=None, high=None, point=None, pair=None, reached="none", printed=None):
        self.state, self.low, self.high, self.point = state, low, high, point
        self.pair = pair or (low, high)     # the pair that rates (7.4)
        self.reached = reached
        self.printed = printed              # text of a percentage as it was printed
        self.nine = None

    def units(self, reading="pair"):
        """Of how many units it is, at least and at most; None where nobody counted them (7.44)."""
        if self.nine is None:
            return None
        if reading != "limits" and self.point is not None and self.reached in ("recorded", "counts"):
            judged = self.nine.sufficient() + self.nine.insufficient()
            return judged, judged
        return self.nine.applies(), self.nine.applies() + self.nine.may_apply()

    def text(self):
        if self.state == "none":
            return "no basis"
        if self.state == "nodata":
            return "not known"
        if self.printed is not None:
            return self.printed
        if self.point is not None:
            return percent_text(self.point)
        return limits_text(self.low, self.high)


def limits_text(low, high):
    """An excluded limit is said; where all that lies between prints the same, that alone (7.20)."""
    most = math.ceil(high.value * 100 + HALF) - 1 if high.open else half_up(high.value * 100)
    if half_up(low.value * 100) == most:
        return "%d%%" % most
    low = "over %d%%" % math.floor(low.value * 100) if low.open else percent_text(low.value)
    high = "under %d%%" % math.ceil(high.value * 100) if high.open else percent_text(high.value)
    return "%s to %s" % (low, high)


def no_data():
    return Figure("nodata", Limit(0), Limit(1))


def figure_of_nine(nine, reached):
    if nine.applies() + nine.may_apply() == 0:
        figure = Figure("none", reached=reached)
    else:
        low, high = (Limit(Fraction(*bound)) for bound in nine.bounds())
        counted = nine.point()
        point = Fraction(*counted) if counted else None
        pair = None
        if point is not None and reached in ("recorded", "counts"):
            pair = (Limit(point), Limit(point))
        figure = Figure("basis" if nine.applies() else "may", low, high, point, pair, reached)
    figure.nine = nine
    return figure


def rounding_limits(printed):
    """A percentage printed with d decimals: half a unit of its last place below (in) to above (out)."""
    decimals = max(0, -Decimal(printed).as_tuple().exponent)
    half = Fraction(1, 2 * 10 ** decimals)
    return (Fraction(printed) - half) / 100, (Fraction(printed) + half) / 100


def clamp(low, low_open, high, high_open):
    if low < 0:
        low, low_open = Fraction(0), False
    if high > 1:
        high, high_open = Fraction(1), False
    return Limit(low, low_open), Limit(high, high_open)


def printed_figure(value):
    low, high = rounding_limits(value)
    return Figure("basis", *clamp(low, False, high, True), reached="entered", printed="%s%%" % value)


def complement_figure(value):
    """From the percentage that was not sufficient."""
    low, high = rounding_limits(value)
    return Figure("basis", *clamp(1 - high, True, 1 - low, False), reached="entered", printed="%s%%" % (100 - value))


def stated_figure(stated):
    low, high = Limit(0), Limit(1)
    if "at-least" in stated:
        low = Limit(Fraction(stated["at-least"]) / 100)
    if "above" in stated:
        low = Limit(Fraction(stated["above"]) / 100, True)
    if "at-most" in stated:
        high = Limit(Fraction(stated["at-most"]) / 100)
    if "below" in stated:
        high = Limit(Fraction(stated["below"]) / 100, True)
    return Figure("basis", low, high, reached="stated")


def beside_not_done(figure, given):
    """What was not done at all leaves so much that may have been sufficient (7.27 d)."""
    if "not-done" not in given:
        return figure
    part = given["not-done"]
    least = Fraction(part["count"], part["of"]) if isinstance(part, dict) else max(Fraction(0), rounding_limits(part)[0])
    if 1 - least < figure.high.value:
        figure.high = Limit(1 - least)
    return figure


def question_share(figure):
    """exact, low and high as they were counted, where they were."""
    share = {"exact": None, "number": None, "text": figure.text(), "low": None, "high": None,
             "low_open": False, "high_open": False}
    if figure.state == "none":
        return share
    share.update(low=fraction_text(figure.low.value), high=fraction_text(figure.high.value),
                 low_open=figure.low.open, high_open=figure.high.open)
    if figure.nine:
        low, high = figure.nine.bounds()
        share["low"], share["high"] = "%d/%d" % low, "%d/%d" % high
        if figure.point is not None:
            share["exact"], share["number"] = "%d/%d" % figure.nine.point(), number_text(figure.point)
    return share


def complement(figure):
    """The share that was not sufficient; null where there is no basis or no data."""
    if figure.state in ("none", "nodata"):
        return None
    if figure.point is not None:
        n, base = figure.nine.point()
        share = Fraction(base - n, base)
        return {"exact": "%d/%d" % (base - n, base), "number": number_text(share), "text": percent_text(share)}
    if figure.printed is not None:
        return {"exact": None, "number": None, "text": "%s%%" % (100 - Decimal(figure.printed.rstrip("%")))}
    turned = Limit(1 - figure.high.value, figure.high.open), Limit(1 - figure.low.value, figure.low.open)
    return {"exact": None, "number": None, "text": limits_text(*turned)}


def weighted_report(figure):
    if figure is None:
        return None
    return {"exact": fraction_text(figure.point) if figure.point is not None else None,
            "low": fraction_text(figure.low.value), "high": fraction_text(figure.high.value)}


def node_share(figure):
    return {"exact": fraction_text(figure.point) if figure.point is not None else None,
            "number": number_text(figure.point) if figure.point is not None else None, "text": figure.text(),
            "low": fraction_text(figure.low.value), "high": fraction_text(figure.high.value),
            "low_open": figure.low.open, "high_open": figure.high.open}
