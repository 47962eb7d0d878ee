"""Bands, and the ratings of nodes: by the rule, by a panel, over other ratings, after limits (4.14, 4.15, 7.4, 7.5)."""
import math
from fractions import Fraction
from itertools import product

from .figures import NineCounts
from .framework import RATING_ROLLUPS, conditions_of, one_condition, scored
from .measures import rating_of
from .shares import Shares, mean
from .texts import HALF, half_up


def compared(compare, limit, upper=False):
    """The per cent that a band compares. An excluded upper limit is treated by 7.5."""
    value = limit.value * 100
    if compare == "exact":
        return value
    if upper and limit.open:
        return math.ceil(value + HALF) - 1
    return half_up(value)


def band_index(edges, compare, limit, upper=False):
    value = compared(compare, limit, upper)
    plain = [Fraction(edge_value(e)) for e in edges]
    if compare == "exact" and limit.open:       # just below an upper limit, just above a lower one
        return sum(1 for e in plain if (e < value if upper else e <= value))
    return sum(1 for e, edge in zip(plain, edges) if e < value or e == value and not isinstance(edge, dict))


def edge_value(edge):
    return edge["above"] if isinstance(edge, dict) else edge


def rate(band, compare, pair, units=None):
    """The worst and best rating of a share of at least and at most so many units (None: nobody counted them; 7.44)."""
    least, most = units or (0, math.inf)
    small = band.get("small")
    edges = [band["edges"]] if small is None or most >= small["units"] else []
    if small is not None and least < small["units"]:
        edges.append(small["edges"])
    return (min(band_index(e, compare, pair[0]) for e in edges),
            max(band_index(e, compare, pair[1], upper=True) for e in edges))


class Result:
    """The rating of a node: "rated", "between", "unknown", "not" (why), "points" (a sum) or "nothing"."""

    def __init__(self, kind, low=None, high=None, why=None, may_drop_out=False):
        self.kind, self.low, self.high, self.why = kind, low, high, why
        self.may_drop_out = may_drop_out

    def ways(self):
        """Every rating that it may come to; None: no rating."""
        if self.kind not in ("rated", "between", "unknown"):
            return [None]
        return list(range(self.low, self.high + 1)) + ([None] if self.may_drop_out else [])


class Ratings(Shares):
    def settle(self, node):
        """The ratings of a node by the rule and in the end, after those of all that it is made of or limited by."""
        node_id = node["id"]
        if node_id in self.rule:
            return
        fw = self.framework
        for other in fw.children(node_id) + [fw.node[n] for n in fw.rests_on(node_id)]:
            self.settle(other)
        self.banded[node_id] = self.by_rule(node)
        self.rule[node_id], _ = self.held(node_id, self.banded[node_id], self.rule)
        self.node_held[node_id] = []
        panel = self.record.get("panel", {}).get(node_id)
        if panel is not None:
            at = fw.names.index(panel["rating"])
            self.final[node_id] = Result("rated", at, at)
            return
        final = self.banded[node_id]
        if node.get("rollup") == "sum of points":
            final = self.sum_of_points(node, self.final)
        elif node.get("rollup") in RATING_ROLLUPS and not self.entered_any(node):
            final = self.by_ratings(node, self.final)
        self.final[node_id], self.node_held[node_id] = self.held(node_id, final, self.final)

    def by_rule(self, node):
        """The rating of a node by the rule."""
        names, rollup = self.framework.names, node.get("rollup")
        rating = self.entered_on(node, "rating")
        if rating is not None:
            at = names.index(rating)
            return Result("rated", at, at)
        if self.entered_on(node, "not-rated") is not None:
            return Result("not", why="said")
        if rollup is None:
            return Result("nothing")
        if rollup == "entered":
            return Result("unknown", 0, len(names) - 1)
        if rollup == "measure":
            value, measure, column = self.measured(node), node["measure"], self.measure_column(node)
            if column and not column.known and not column.blanks:
                return Result("not", why="no unit applies")
            if value is None:
                return Result("unknown", 0, len(names) - 1)
            at = rating_of(measure, value, measure["compare"])
            return Result("rated", at, at)
        if rollup == "sum of points":
            return self.sum_of_points(node, self.rule)
        if rollup in RATING_ROLLUPS:
            return self.by_ratings(node, self.rule)
        figure = self.node_figure(node)
        if "band" not in node:
            return Result("not", why="no band")
        if figure.state == "nodata":
            return Result("unknown", 0, len(names) - 1)
        if figure.state == "none":
            return Result("not", why="no unit applies")
        band = self.framework.bands[node["band"]]
        if self.entered_on(node, "value") is None and self.is_under_minimum(node, band) \
                and band["minimum"]["otherwise"] == "not rated":
            return Result("not", why="under minimum")
        low, high = rate(band, band["compare"], figure.pair, figure.units())
        return Result("rated" if low == high else "between", low, high, may_drop_out=figure.state == "may")

    def is_under_minimum(self, node, band):
        """Whether what the rating rests on is less than the band asks for (7.42)."""
        if "minimum" not in band:
            return False
        minimum = band["minimum"]

        def short(nine):
            judged = nine.sufficient() + nine.insufficient()
            answered = Fraction(judged * 100, nine.applies()) if nine.applies() else 100
            return judged < minimum.get("units", 0) or answered < Fraction(minimum.get("answered", 0))

        below = [self.figure[q["id"]] for q in self.framework.subtree_questions(node["id"]) if scored(q)]
        if node["rollup"] in RATING_ROLLUPS:
            below = [self.figure[one[1]] for one in self.framework.rated_questions(node["id"])]
        nines = [f.nine for f in below if f.state != "none"]
        if node["rollup"] != "pooled":
            return any(short(nine) for nine in nines if nine is not None)
        total = NineCounts()
        for nine in nines:
            if nine is None:
                return False
            total.add(nine)
        return short(total)

    def sum_of_points(self, node, results):
        """7.9, from the results (by the rule, or final) of the child nodes."""
        points = self.framework.points
        weights = node.get("weights", {})
        children = [(results[c["id"]], weights.get(c["id"], 1)) for c in self.framework.children(node["id"])]
        children = [(r, w) for r, w in children if r.kind in ("rated", "between", "unknown", "points")]
        if not children:
            return Result("not", why="no unit applies")
        ends = [(w * r.low, w * r.high) if r.kind == "points" else (w * points[r.low], w * points[r.high])
                for r, w in children]
        return Result("points", sum(low for low, _ in ends), sum(high for _, high in ends))

    # --- over ratings ---

    def by_ratings(self, node, results):
        """The rating of a node by a rule over ratings; none where too little was judged of the questions that its band rates (7.42)."""
        band = self.framework.bands[node["band"]] if "band" in node else {}
        result = self.of_ratings(node["id"], results)
        if self.is_under_minimum(node, band) and band["minimum"]["otherwise"] == "not rated":
            return Result("not", why="under minimum")
        return result

    def of_ratings(self, on, results, reading="pair"):
        """Every combination of what the things that a rule looks at may be."""
        looked_at = self.framework.looked_at(on)
        found = [self.subject(one, results, reading) for one in looked_at]
        if self.framework.rule_of(on)["rollup"] == "matrix":
            sides = [("node", self.framework.rule_of(on)["matrix"][k]) for k in ("rows", "columns")]
            found = [self.subject(one, results, reading) for one in sides]
            looked_at = sides
        rated = [r for r in found if r.kind in ("rated", "between", "unknown")]
        if not rated:
            return Result("not", why="no unit applies")
        if all(r.kind == "unknown" for r in rated):
            return Result("unknown", 0, len(self.framework.names) - 1)
        made = {self.one_result(on, dict(zip(looked_at, ways))) for ways in product(*[r.ways() for r in found])}
        ratings = [m for m in made if m is not None]
        if not ratings:
            return Result("not", why="no unit applies")
        low, high = min(ratings), max(ratings)
        return Result("rated" if low == high else "between", low, high, may_drop_out=None in made)

    def one_result(self, on, rating):
        """What a rule makes of one combination."""
        rule, names, points = self.framework.rule_of(on), self.framework.names, self.framework.points
        rollup = rule["rollup"]
        if rollup == "matrix":
            row, column = (rating[("node", rule["matrix"][k])] for k in ("rows", "columns"))
            return None if row is None or column is None else names.index(rule["matrix"]["ratings"][row][column])
        if all(r is None for r in rating.values()):
            return None
        if rollup == "ladder":
            for rung in rule["ladder"]:
                if all(self.condition_holds(c, on, rating) for c in conditions_of(rung)):
                    return names.index(rung["rating"])
        found = sorted(rating[one] for one in self.framework.members(on) if rating[one] is not None)
        if rollup == "lowest rating":
            return found[0]
        if rollup == "median rating":
            return found[(len(found) - 1) // 2]
        if rollup == "most common rating":
            return max(sorted(set(found)), key=lambda r: (found.count(r), -r))
        weights = rule.get("weights", {})
        counted = [(Fraction(weights.get(one[1], 1)), rating[one]) for one in self.framework.members(on)
                   if rating[one] is not None]
        value = sum(w * points[r] for w, r in counted) / sum(w for w, _ in counted)
        value = {"half-up": half_up, "up": math.ceil, "down": math.floor, "not": lambda v: v}[rule["mean"]["round"]](value)
        return sum(1 for e in rule["mean"].get("edges", points[1:]) if Fraction(e) <= value)

    def subject(self, one, results, reading="pair"):
        """The result of what a condition is about. reading: which share of a question is banded, and how (7.4)."""
        if one[0] == "node":
            return results[one[1]]
        figure, band = self.figure[one[1]], self.framework.bands[one[2]]
        if figure.state == "none":
            return Result("not", why="no unit applies")
        if figure.state == "nodata":
            return Result("unknown", 0, len(self.framework.names) - 1)
        other = {"exact": "printed", "printed": "exact"}[band["compare"]]
        low, high = rate(band, other if reading == "other" else band["compare"],
                         (figure.low, figure.high) if reading == "limits" else figure.pair, figure.units(reading))
        return Result("rated" if low == high else "between", low, high, may_drop_out=figure.state == "may")

    def condition_holds(self, condition, on, rating):
        """rating: what each thing is rated in one combination (None: not rated)."""
        found = [rating[one] for one in self.framework.about(condition, on) if rating[one] is not None]
        many, such = one_condition(condition, self.framework.names)
        count = sum(1 for r in found if such(r))
        if many == "any":
            return count > 0
        if many == "all":
            return bool(found) and count == len(found)
        return count >= many

    def held(self, on, result, results):
        """A result after the limits on it, and the ids of those that moved it."""
        names, moved = self.framework.names, []
        if result.kind not in ("rated", "between", "unknown"):
            return result, moved
        low, high, kind = result.low, result.high, result.kind
        for limit in self.framework.limits_on(on):
            about = self.framework.about(limit, on)
            found = [self.subject(one, results) for one in about]
            truths = {self.condition_holds(limit, on, dict(zip(about, ways)))
                      for ways in product(*[r.ways() for r in found])}
            if True not in truths:
                continue
            down = "at-most" in limit
            to = names.index(limit["at-most"] if down else limit["at-least"])
            move = (lambda r: min(r, to)) if down else (lambda r: max(r, to))
            new = (move(low) if down or False not in truths else low, move(high) if not down or False not in truths else high)
            if new != (low, high):
                (low, high), kind = new, "moved"
                moved.append(limit["id"])
        if kind != "moved":
            return result, moved
        return Result("rated" if low == high else "between", low, high, may_drop_out=result.may_drop_out), moved
