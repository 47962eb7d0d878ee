"""The overall rating (7.10, 7.13): by the rule, by panels, by published counts of ratings, or as printed."""

from .framework import conditions_of
from .ratings import Ratings, Result


def matched(allowed, places):
    """Whether every one finds a place of its own that allows it: augmenting paths."""
    taken = {}
    def seat(one, tried):
        for place, ratings in enumerate(places):
            if place in tried or not (allowed[one] & ratings):
                continue
            tried.add(place)
            if place not in taken or seat(taken[place], tried):
                taken[place] = one
                return True
        return False
    return all(seat(one, set()) for one in range(len(allowed)))


class Overall(Ratings):
    def overall(self):
        if self.framework.overall is None or self.record["inspection"].get("kind", "inspection") != "inspection":
            return None
        rule = self.total(self.rule)
        behind = []                         # every node that the overall rating rests on
        more = self.framework.rests_on("overall")
        while more:
            node = more.pop()
            if node not in behind:
                behind.append(node)
                more += self.framework.rests_on(node)
        panel = any(s in self.record.get("panel", {}) for s in behind)
        chosen, basis = self.published(), "published"
        if chosen is None and panel:
            chosen, basis = self.total(self.final), "panel"
        elif chosen is None:
            chosen, basis = rule, "rule"
        chosen, basis = self.with_printed(chosen, basis)
        standards = self.standards()
        overall = {k: chosen[k] for k in ("points", "points_between", "rating", "between", "reason", "held")}
        most = 0 if self.framework.rule_of("overall") else len(standards) * self.framework.points[-1]
        overall.update(maximum=most, basis=basis, panel=panel,
                       standards=len(standards), rule=rule,
                       unknown=[s for s in standards if self.final[s].kind == "unknown"],
                       not_rated=[s for s in standards if self.final[s].kind not in ("rated", "between", "unknown")])
        return overall

    def with_printed(self, chosen, basis):
        """What the report prints, where nothing else is one rating, or where the rule gives one and there are no cases."""
        printed = self.record.get("printed", {})
        rating, points = printed.get("overall"), printed.get("points")
        if self.framework.rule_of("overall"):
            points = None
        edges, names = None if points is None else self.overall_edges(), self.framework.names
        made, held = None, []
        if rating is not None:
            made = Result("rated", names.index(rating), names.index(rating))
        elif edges is not None:             # the limits act on what printed points come to
            at = sum(1 for e in edges if e <= points)
            made, held = self.held("overall", Result("rated", at, at), self.final)
        cases = self.tables or self.members
        if made is None or chosen["rating"] is not None and (cases or basis != "rule"):
            return chosen, basis
        found = dict(chosen, rating=None, between=None, reason=None, held=held)
        if made.low == made.high:
            found["rating"] = names[made.low]
        else:
            found["between"] = [names[made.low], names[made.high]]
        if points is not None:
            found.update(points=points, points_between=None)
        return found, "printed"

    def standards(self):
        return [one[1] for one in self.framework.members("overall")]

    def overall_edges(self):
        return self.framework.overall["edges"].get(str(len(self.standards())))

    def total(self, results):
        points, names = self.framework.points, self.framework.names
        low = high = so_far = missing = unknown = anything = 0
        for standard in self.standards():
            result = results[standard]
            if result.kind in ("rated", "between"):
                low, high = low + points[result.low], high + points[result.high]
                so_far += points[result.low] if result.kind == "rated" else 0
                anything += 1 if result.kind == "between" and (result.low, result.high) == (0, len(names) - 1) else 0
            else:
                missing += 1
                unknown += 1 if result.kind == "unknown" else 0
                low, high = low + points[0], high + points[-1]
        not_known, not_rated = unknown + anything if missing else 0, missing - unknown
        found = {"points": None, "points_between": None, "points_so_far": so_far,
                 "rating": None, "between": None, "reason": None, "held": []}
        if self.framework.rule_of("overall"):
            found["points"], found["points_so_far"] = 0, 0
            made = self.of_ratings("overall", results)
            if missing > unknown or unknown == len(self.standards()) or made.kind not in ("rated", "between"):
                missing, made = max(missing, 1), None
        else:
            if low == high and not missing:
                found["points"] = low
            else:
                found["points_between"] = [low, high]
            edges, made = self.overall_edges(), None
            if edges is not None and not missing:
                ends = [sum(1 for e in edges if e <= end) for end in (low, high)]
                made = Result("rated" if ends[0] == ends[1] else "between", *ends)
        if made is None:
            level = self.framework.overall["of"]
            if missing:
                # A rule that comes to nothing though all standards are rated is as one that is not known.
                counts = [(not_known if not_known or not_rated else 1, "known"), (not_rated, "rated")]
                said = ["1 %s is not %s" % (level, what) if n == 1 else "%d %ss are not %s" % (n, level, what)
                        for n, what in counts if n]
                found["reason"] = ", and ".join(said)
            else:
                found["reason"] = "no bands for %d %ss" % (len(self.standards()), level)
            return found
        self.put_rating(found, made, results)
        return found

    def put_rating(self, found, made, results):
        """The overall rating after the limits on it."""
        names = self.framework.names
        made, found["held"] = self.held("overall", made, results)
        if made.low == made.high:
            found["rating"] = names[made.low]
        else:
            found["between"] = [names[made.low], names[made.high]]

    def counts_of_all(self):
        """Published counts, the others, and the standards outside the total that are counted in; None: not of every standard."""
        counts, names = dict(self.record.get("ratings", {})), self.framework.names
        others = counts.pop("others", 0) if "others" not in names else 0
        standards = self.standards()
        outside = [n["id"] for n in self.framework.nodes if n["level"] == self.framework.overall["of"]
                   and not n.get("in-total", True) and "rollup" in n]
        counted = sum(counts.values()) + others
        if not counted or counted not in (len(standards), len(standards) + len(outside)):
            return None
        return counts, others, outside if counted > len(standards) else []

    def places(self, counts, others):
        """What each of the counted ratings may be."""
        names = self.framework.names
        places = [{names.index(r)} for r, n in counts.items() for _ in range(n)]
        return places + [{r for r in range(len(names)) if names[r] not in counts}] * others

    def published(self):
        found = self.counts_of_all()
        if found is None:
            return None
        (counts, others, outside), standards = found, self.standards()
        names, points = self.framework.names, self.framework.points
        found = {"points": None, "points_between": None, "rating": None, "between": None, "reason": None, "held": []}
        if self.framework.rule_of("overall"):
            # Only a rule over the standards alone can be worked from how many have which rating.
            members = self.framework.members("overall")
            rule = self.framework.rule_of("overall")
            if others or outside or rule["rollup"] == "matrix" or rule.get("weights") or any(
                    set(self.framework.about(c, "overall")) != set(members)
                    for rung in rule.get("ladder", []) for c in conditions_of(rung)):
                return None
            listed = [names.index(r) for r, n in counts.items() for _ in range(n)]
            at = self.one_result("overall", dict(zip(members, listed)))
            found["points"] = 0
            made = Result("rated", at, at)
        else:
            low, high = self.points_of_counts(standards, outside, counts, others)
            if low == high:
                found["points"] = low
            else:
                found["points_between"] = [low, high]
            edges = self.overall_edges()
            if edges is None:
                found["reason"] = "no bands for %d %ss" % (len(standards), self.framework.overall["of"])
                return found
            ends = [sum(1 for e in edges if e <= end) for end in (low, high)]
            made = Result("rated" if ends[0] == ends[1] else "between", *ends)
        self.put_rating(found, made, self.final)
        return found

    def left_by_counts(self):
        """What published counts of every standard leave of the final rating of each that they are of (7.13 e)."""
        if self.framework.overall is None or self.record["inspection"].get("kind", "inspection") != "inspection":
            return {}
        found = self.counts_of_all()
        if found is None:
            return {}
        (counts, others, outside), names = found, self.framework.names
        places, nodes = self.places(counts, others), self.standards() + outside
        printed = self.printed_ratings()
        results = [printed.get(node, self.final[node]) for node in nodes]
        ways = [set(r.ways()) - {None} for r in results]
        left = {}
        for at, node in enumerate(nodes):
            such = [r for r in ways[at] if matched(ways[:at] + [{r}] + ways[at + 1:], places)]
            if not such:
                return {}
            if results[at].kind != "unknown" or (min(such), max(such)) != (0, len(names) - 1):
                left[node] = Result("rated" if min(such) == max(such) else "between", min(such), max(such))
        return left

    def points_of_counts(self, standards, outside, counts, others):
        """Least and most points of the standards over all ways to give the counts, each within what is known or printed of it."""
        names, points, printed = self.framework.names, self.framework.points, self.printed_ratings()
        every = range(len(names))
        def give(known):
            # By how many places of each sort are taken: the least and most points so far. The last sort is that of the others.
            room = [counts.get(name, 0) for name in names] + [others]
            ways = {tuple([0] * len(room)): (0, 0)}
            for node, ratings in known:
                further = {}
                for taken, (low, high) in ways.items():
                    for rating in ratings:
                        sort = rating if names[rating] in counts else len(names)
                        if taken[sort] == room[sort]:
                            continue
                        after = taken[:sort] + (taken[sort] + 1,) + taken[sort + 1:]
                        more = points[rating] if node in standards else 0
                        before = further.get(after, (low + more, high + more))
                        further[after] = (min(before[0], low + more), max(before[1], high + more))
                ways = further
            return ways and (min(low for low, _ in ways.values()), max(high for _, high in ways.values()))
        nodes = standards + outside
        known = [(node, set(printed.get(node, self.final[node]).ways()) - {None}) for node in nodes]
        return give(known) or give([(node, every) for node in nodes]) or (0, points[-1] * len(standards))
