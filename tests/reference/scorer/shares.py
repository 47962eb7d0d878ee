"""Rollups that give a share (7.6 to 7.8), and the shares of nodes."""
from fractions import Fraction

from .figures import NineCounts, Figure, Limit, figure_of_nine, no_data, printed_figure, weighted_report
from .framework import RATING_ROLLUPS, SHARE_ROLLUPS, scored
from .measures import Column, given_value
from .questions import Questions
from .texts import fraction_text, number_text, percent_text

DIRECTNESS = ("recorded", "derived", "mixed", "counts", "entered", "stated", "none")


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def least(limits, excluded_is_less):
    return min(limits, key=lambda m: (m.value, (0 if m.open else 1) if excluded_is_less else (1 if m.open else 0)))


def greatest(limits):
    return max(limits, key=lambda m: (m.value, 0 if m.open else 1))


def weighed_mean(pairs):
    """pairs: (value, weight)."""
    return sum((v * w for v, w in pairs), Fraction(0)) / sum(w for _, w in pairs)


def mean_end(certain, may, low):
    """One end of a mean: those that may drop out come in only while they lower (raise) it. certain, may: (limit, weight)."""
    if not certain:
        may = [m for m, _ in may]
        return least(may, False) if low else greatest(may)
    taken = list(certain)
    for limit, weight in sorted(may, key=lambda m: m[0].value, reverse=not low):
        so_far = weighed_mean([(t.value, w) for t, w in taken])
        if (limit.value < so_far) if low else (limit.value > so_far):
            taken.append((limit, weight))
        else:
            break
    return Limit(weighed_mean([(t.value, w) for t, w in taken]), any(t.open for t, _ in taken))


def lowest_ends(certain, may):
    """certain, may: lists of (low, high)."""
    low = least([c[0] for c in certain + may], False)
    if certain:
        return low, least([c[1] for c in certain], True)
    return low, greatest([c[1] for c in may])


def rolled(rollup, children, weights):
    """children: list of (id, figure). Returns the figure of the parent."""
    left = [f for _, f in children if f.state != "none"]
    weight = {id(f): Fraction(weights.get(c, 1)) for c, f in children}
    if left and all(f.state == "nodata" for f in left):
        return no_data()
    if not left:
        return Figure("none" if children else "nodata")
    certain = [f for f in left if f.state != "may"]
    may = [f for f in left if f.state == "may"]
    points = [f.point for f in left]
    point = None
    if rollup == "lowest":
        low, high = lowest_ends([(f.low, f.high) for f in certain], [(f.low, f.high) for f in may])
        pair = lowest_ends([f.pair for f in certain], [f.pair for f in may])
        if None not in points:
            point = min(points)
    else:
        def end(pick, low):
            return mean_end([(pick(f), weight[id(f)]) for f in certain], [(pick(f), weight[id(f)]) for f in may], low)

        low, high = end(lambda f: f.low, True), end(lambda f: f.high, False)
        pair = (end(lambda f: f.pair[0], True), end(lambda f: f.pair[1], False))
        if None not in points:
            point = weighed_mean([(f.point, weight[id(f)]) for f in left])
    return Figure("basis" if certain else "may", low, high, point, pair)


def pooled(children):
    needed = [f for _, f in children if f.state != "none"]
    if (not children) or (needed and all(f.state == "nodata" for f in needed)):
        return no_data()
    if not needed:
        return Figure("none")
    if any(f.nine is None for f in needed):
        return Figure("basis", Limit(0), Limit(1))
    total = NineCounts()
    for figure in needed:
        total.add(figure.nine)
    direct = all(f.reached in ("recorded", "counts") for _, f in children if f.state != "none")
    return figure_of_nine(total, "recorded" if direct else "derived")


def by_rollup(rollup, children, weights=()):
    return pooled(children) if rollup == "pooled" else rolled(rollup, children, dict(weights))


def subset(rollup, children, weights=()):
    """The figure over the children that have points, beside a mean or pooled share without one."""
    with_points = [(c, f) for c, f in children if f.point is not None]
    if not with_points:
        return None
    point = by_rollup(rollup, with_points, weights).point
    if point is None:
        return None
    with_basis = [c for c, f in children if f.state != "none"]
    return {"exact": fraction_text(point), "number": number_text(point), "text": percent_text(point),
            "of": [len(with_points), len(with_basis)], "questions": [c for c, _ in with_points]}


class Shares(Questions):
    def share_children(self, node, rollup):
        """The children whose figures make the share of a node by a rollup: (id, figure), questions first."""
        fw = self.framework
        if rollup in ("mean of questions", "pooled"):
            return [(q["id"], self.figure[q["id"]]) for q in fw.subtree_questions(node["id"]) if scored(q)]
        found = [(q["id"], self.figure[q["id"]]) for q in fw.own_questions(node["id"]) if scored(q)]
        for child in fw.children(node["id"]):
            if child.get("rollup") in SHARE_ROLLUPS:
                found.append((child["id"], self.node_figure(child)))
        return found

    def entered_on(self, node, key):
        entered = self.record.get("entered", {}).get(node["id"])
        if isinstance(entered, str):
            entered = {"rating": entered}
        return (entered or {}).get(key)

    def entered_any(self, node):
        return any(self.entered_on(node, key) is not None for key in ("rating", "not-rated", "value"))

    def measured(self, node):
        """The value of a measure, or None."""
        column = self.measure_column(node)
        return column.value() if column else given_value(node["measure"], self.record.get("measures", {}).get(node["id"]))

    def measure_limits(self, node):
        column, value = self.measure_column(node), self.measured(node)
        return column.limits() if column and column.known else [value, value]

    def measure_column(self, node):
        """The column that a measure is taken from, where a table of its unit has it."""
        fact = node["measure"].get("of")
        if not self.has_number(fact):
            return None
        table = self.tables[self.unit_of_fact[fact]]
        units = [u for u in table.units if not self.is_left_out(table.kind, u)]
        return Column(node["measure"], [u.facts.get(fact) for u in units])

    def node_figure(self, node):
        """The figure of a node with a rollup that gives a share."""
        value = self.entered_on(node, "value")
        if value is not None:
            return printed_figure(value)
        return by_rollup(node["rollup"], self.share_children(node, node["rollup"]), node.get("weights", {}))

    def node_reached(self, node):
        if self.entered_any(node):
            return "entered"
        fw, rollup = self.framework, node.get("rollup")
        if rollup == "measure":
            if self.measure_column(node):
                return "recorded"
            given = self.record.get("measures", {}).get(node["id"])
            if given is None:
                return "none"
            return "counts" if isinstance(given, dict) and "numerator" in given else "entered"
        if rollup in (None, "entered") or (rollup in SHARE_ROLLUPS and self.node_figure(node).state == "nodata"):
            return "none"
        if rollup in RATING_ROLLUPS:
            reached = [self.figure[one[1]].reached if one[0] == "question" else self.node_reached(fw.node[one[1]])
                       for one in fw.looked_at(node["id"])]
        elif rollup in ("mean of questions", "pooled"):
            reached = [self.figure[q["id"]].reached for q in fw.subtree_questions(node["id"]) if scored(q)]
        else:
            reached = []
            if rollup in ("mean of children", "lowest"):
                reached += [self.figure[q["id"]].reached for q in fw.own_questions(node["id"])
                            if scored(q)]
            for child in fw.children(node["id"]):
                if rollup == "sum of points" or child.get("rollup") in SHARE_ROLLUPS:
                    reached.append(self.node_reached(child))
        return max([how for how in reached if how != "none"], key=DIRECTNESS.index, default="none")

    def weighted_nodes(self):
        """The figure of each node over weighted shares."""
        if self.unequal is None:
            return {}
        plain, self.figure = self.figure, dict(self.figure)
        for question in self.framework.questions:
            figure = None
            if self.in_table(question):
                units = self.tables[question["unit"]].units
                figure = self.weighted_figure(question, units, plain[question["id"]].reached)
            if figure is not None:
                self.figure[question["id"]] = figure
        found = {}
        for node in self.framework.nodes:
            if node.get("rollup") in SHARE_ROLLUPS:
                figure = self.node_figure(node)
                if figure.state in ("basis", "may"):
                    found[node["id"]] = weighted_report(figure)
        self.figure = plain
        return found
