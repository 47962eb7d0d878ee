"""What is reported of a node: its rating and share, who holds it down, where judgement may move it (7.11), its flags."""
from fractions import Fraction

from .figures import Limit, node_share
from .framework import RATING_ROLLUPS, SHARE_ROLLUPS
from .measures import measure_report, rating_of, ratings_within
from .ratings import Ratings, Result, band_index, compared, edge_value, rate
from .shares import by_rollup, subset

FLAGS = ("under-minimum", "unknown-answers-could-change", "rounding-decides", "small-base",
         "panel-without-trigger", "panel-more-than-one-band", "panel-on-unknown")


class Nodes(Ratings):
    def node_report(self, node):
        fw, rollup = self.framework, node.get("rollup")
        rule, final = self.rule[node["id"]], self.final[node["id"]]
        has_share = rollup in SHARE_ROLLUPS
        children = self.share_children(node, rollup) if has_share else []
        figure = self.node_figure(node) if has_share else None
        share = node_share(figure) if has_share and figure.state in ("basis", "may") else None
        dropped = [c for c, f in children if f.state == "none"]
        if rollup == "sum of points":
            dropped = [c["id"] for c in fw.children(node["id"]) if self.final[c["id"]].kind == "not"]
        if rollup in RATING_ROLLUPS:
            dropped = list(dict.fromkeys(one[1] for one in fw.looked_at(node["id"])
                                         if self.subject(one, self.final).kind == "not"))
        limited_by = []
        if rollup == "lowest":
            left = [(c, f) for c, f in children if f.state != "none"]
            if left and any(f.state != "nodata" for _, f in left):
                low = min(f.pair[0].value for _, f in left)
                limited_by = [c for c, f in left if f.pair[0].value == low]
        banded = self.banded[node["id"]]    # before limits
        triggers = self.discretion(node, banded, children)
        flags = []
        if "band" in node and (rollup in RATING_ROLLUPS or figure.state in ("basis", "may")) and not self.entered_any(node):
            band = fw.bands[node["band"]]
            if self.is_under_minimum(node, band) and band["minimum"]["otherwise"] == "marked":
                flags.append("under-minimum")
        if banded.kind == "rated" and rollup in RATING_ROLLUPS and not self.entered_any(node):
            for reading, flag in (("limits", "unknown-answers-could-change"), ("other", "rounding-decides")):
                other = self.of_ratings(node["id"], self.rule, reading)
                if (other.kind, other.low) != ("rated", banded.low):
                    flags.append(flag)
        elif banded.kind == "rated" and rollup == "measure" and not self.entered_any(node):
            measure = node["measure"]
            other = "printed" if measure["compare"] == "exact" else "exact"
            if ratings_within(measure, self.measure_limits(node)) != (banded.low, banded.low):
                flags.append("unknown-answers-could-change")
            if rating_of(measure, self.measured(node), other) != banded.low:
                flags.append("rounding-decides")
        elif banded.kind == "rated" and "band" in node and self.entered_on(node, "rating") is None:
            band = fw.bands[node["band"]]
            if rate(band, band["compare"], (figure.low, figure.high), figure.units("limits")) != (banded.low, banded.low):
                flags.append("unknown-answers-could-change")
            other = "printed" if band["compare"] == "exact" else "exact"
            if rate(band, other, figure.pair, figure.units()) != (banded.low, banded.low):
                flags.append("rounding-decides")
        if node["id"] in self.record.get("panel", {}):
            if rule.kind != "rated":
                flags.append("panel-on-unknown")
            elif final.low != rule.low:
                direction = "up" if final.low > rule.low else "down"
                if not any(t["direction"] == direction for t in triggers):
                    flags.append("panel-without-trigger")
                if abs(final.low - rule.low) > 1:
                    flags.append("panel-more-than-one-band")
        printed = self.printed_ratings().get(node["id"])
        report = {"id": node["id"], "reached": self.node_reached(node), "unknown": self.is_unknown(node, final),
                  "not_rated": None if printed else final.why, "rule": self.rating_fields(rule), "share": share,
                  "may_drop_out": figure is not None and figure.state == "may",
                  "subset": subset(rollup, children, node.get("weights", {})) if rollup in SHARE_ROLLUPS and rollup != "lowest"
                  and share is not None and figure.point is None else None,
                  "measure": measure_report(node["measure"], self.measured(node), self.measure_limits(node))
                  if rollup == "measure" else None,
                  "held": [] if printed else self.node_held[node["id"]],
                  "also": self.also_report(node), "limited_by": limited_by, "dropped": dropped, "discretion": triggers,
                  "flags": sorted(flags, key=FLAGS.index)}
        report.update(self.rating_fields(self.narrowed.get(node["id"], printed or final)))
        return report

    def printed_ratings(self):
        """7.13 f: what is printed of nodes, where it stands."""
        found = {}
        if self.record["inspection"].get("kind") == "aggregate":
            return found
        for id, value in self.record.get("printed", {}).items():
            node = self.framework.node.get(id)
            if node is None or not isinstance(value, str) or not self.framework.can_be_rated(node):
                continue
            decided = id in self.record.get("panel", {}) or any(
                self.entered_on(node, key) is not None for key in ("rating", "not-rated"))
            if not decided and not (self.has_cases() and self.final[id].kind == "rated"):
                at = self.framework.names.index(value)
                found[id] = Result("rated", at, at)
        return found

    def also_report(self, node):
        """7.22: the figure of a second rollup, over what its children are by their first. Entered scores are not in it."""
        if "also" not in node:
            return None
        said = node["also"]
        rollup = said["rollup"]
        children = self.share_children(node, rollup)
        figure = by_rollup(rollup, children)
        known = figure.state in ("basis", "may")
        partial = figure.point is None or self.entered_on(node, "value") is not None
        return {"figure": "%s/%s/%s#%s" % (self.record["inspection"]["id"], self.framework.id, node["id"],
                                           rollup.replace(" ", "-")),
                "rollup": rollup, "share": node_share(figure) if known else None,
                "may_drop_out": figure.state == "may",
                "subset": subset(rollup, children) if rollup != "lowest" and known and partial else None,
                "dropped": [c for c, f in children if f.state == "none"],
                "status": said.get("status"), "source": said.get("source")}

    def rating_fields(self, result):
        names, points = self.framework.names, self.framework.points
        fields = {"rating": None, "between": None, "points": None, "points_between": None}
        if result.kind == "rated":
            fields["rating"], fields["points"] = names[result.low], points[result.low]
        elif result.kind in ("between", "unknown") and names:
            fields["between"] = [names[result.low], names[result.high]]
            fields["points_between"] = [points[result.low], points[result.high]]
        elif result.kind == "points":
            if result.low == result.high:
                fields["points"] = result.low
            else:
                fields["points_between"] = [result.low, result.high]
        return fields

    def is_unknown(self, node, result):
        if result.kind in ("rated", "between") or result.why == "said":
            return False
        rollup = node.get("rollup")
        if rollup in SHARE_ROLLUPS:
            return self.node_figure(node).state == "nodata"
        if rollup == "measure" or rollup in RATING_ROLLUPS:
            return result.kind == "unknown"
        if rollup == "sum of points":
            kinds = [self.final[c["id"]].kind for c in self.framework.children(node["id"])]
            return "unknown" in kinds and all(k in ("unknown", "not") for k in kinds)
        return rollup == "entered"

    def discretion(self, node, result, children):
        """7.11: the triggers, in the order of the page, up before down."""
        band = self.framework.bands.get(node.get("band"))
        if (result.kind != "rated" or node.get("rollup") != "lowest" or not band or not band.get("discretion")
                or self.entered_any(node)):
            return []
        pair = self.node_figure(node).pair
        if pair[0].value != pair[1].value or pair[0].open or pair[1].open:
            return []
        said, edges, compare, at = band["discretion"], band["edges"], band["compare"], result.low
        questions = [(c, f) for c, f in children if c in self.framework.question and f.state != "none"]
        points = [f.point for _, f in questions if f.point is not None]
        if not points or pair[0].value < min(points):   # what has no point holds it down
            return []
        limiting = [(c, f) for c, f in questions if f.point is not None and f.point == min(points)]
        in_band = [c for c, f in questions if band_index(edges, compare, f.pair[0]) == at]
        shown = compared(compare, pair[0])
        found = []
        for direction, step in (("up", 1), ("down", -1)):
            if not 0 <= at + step < len(self.framework.names):
                continue
            named = lambda holding: in_band if direction == "up" else holding
            edge = Fraction(edge_value(edges[at] if direction == "up" else edges[at - 1]))
            if limiting and "within-points" in said and abs(shown - edge) <= Fraction(said["within-points"]):
                found.append(("within-points", direction, named([c for c, _ in limiting])))
            counted = [f.nine.point() for _, f in limiting]
            moved = [band_index(edges, compare, Limit(Fraction(n + step, base))) for n, base in counted]
            crossing = [c for (c, _), m in zip(limiting, moved) if ((m > at) if step == 1 else (m < at))]
            if said.get("one-case") and crossing:
                found.append(("one-case", direction, named(crossing)))
            few = [c for (c, _), (_, base) in zip(limiting, counted) if base <= said.get("cases-at-most", -1)]
            if few:
                found.append(("cases-at-most", direction, named(few)))
        order = ("within-points", "one-case", "cases-at-most")
        found.sort(key=lambda t: order.index(t[0]))
        return [{"trigger": t, "direction": d, "questions": q} for t, d, q in found]
