"""Random trees of nodes with rollups that fit what is below them, weights and second rollups."""
from decimal import Decimal

from scorer.framework import RATING_ROLLUPS, SHARE_ROLLUPS, scored
from .chance import Chance


class Nodes(Chance):
    def tree(self, levels, of):
        nodes = []

        def grow(depth, parent, number):
            node = {"id": number, "level": levels[depth], "title": "Node"}
            if parent:
                node["under"] = parent["id"]
            nodes.append(node)
            if depth + 1 < len(levels) and len(nodes) < 7:
                for n in range(self.r.choice([0, 1, 1, 2, 2, 3])):
                    skip = depth + 2 < len(levels) and self.chance(0.1)
                    grow(depth + (2 if skip else 1), node, "%s.%d" % (number, n + 1))

        for n in range(self.r.choice([1, 1, 2, 2, 3] if len(levels) > 1 else [1, 2, 3, 4])):
            grow(0, None, str(n + 1))
        below = {n["id"]: [c for c in nodes if c.get("under") == n["id"]] for n in nodes}
        leaves = [n for n in nodes if not below[n["id"]]]
        for leaf in leaves:
            leaf["rollup"] = "entered" if self.ratings and self.chance(0.2) else self.r.choice(SHARE_ROLLUPS + ("lowest",))
            if self.ratings and self.chance(0.12):      # counts of its questions: put_rule finds another rule
                leaf.update(rollup="lowest rating", band=self.r.choice(list(self.bands)))
            elif self.ratings and self.chance(0.12):
                leaf.update(rollup="measure", measure=self.measure(len(self.ratings["names"]) - 1))
        if not any(leaf["rollup"] in SHARE_ROLLUPS for leaf in leaves):
            leaves[0]["rollup"] = self.r.choice(SHARE_ROLLUPS)
            leaves[0].pop("band", None)
            leaves[0].pop("measure", None)
        for node in reversed(nodes):            # children come after their parents in this list
            rated_level = node["level"] == of
            if below[node["id"]]:
                node.pop("rollup", None)
                rollup = self.inner_rollup(node, nodes, below, rated_level)
                if rollup:
                    node["rollup"] = rollup
            if node.get("rollup") in SHARE_ROLLUPS and self.ratings and (rated_level or self.chance(0.8)):
                names = [n for n in self.bands if "discretion" not in self.bands[n]] if below[node["id"]] else list(self.bands)
                if names:
                    node["band"] = self.r.choice(names)
                elif rated_level:
                    node["rollup"] = "mean of questions" if self.has_share(node, below) else "entered"
                    node["band"] = self.r.choice(list(self.bands))
                    if node["rollup"] == "entered":
                        del node["band"]
            elif below[node["id"]] and node.get("rollup") in RATING_ROLLUPS and self.chance(0.3):
                node["band"] = self.r.choice(list(self.bands))
            if rated_level and self.chance(0.12):
                node["in-total"] = False
        # A leaf below a mean of questions or a pool may be a mere group of questions.
        for leaf in leaves:
            parent = next((n for n in nodes if n["id"] == leaf.get("under")), {})
            siblings = [n for n in below.get(leaf.get("under"), []) if n is not leaf]
            if (parent.get("rollup") in ("mean of questions", "pooled") and leaf["rollup"] in SHARE_ROLLUPS
                    and leaf["level"] != of and any(n.get("rollup") in SHARE_ROLLUPS for n in siblings) and self.chance(0.3)):
                leaf.pop("rollup")
                leaf.pop("band", None)
        for node in nodes:
            if node.get("rollup") in SHARE_ROLLUPS and self.chance(0.3):
                self.state_second_rule(node, nodes, below)
        return nodes

    def measure(self, count):
        """A number with edges in either direction, between which values lie as they are printed."""
        decimals, better = self.r.choice([0, 0, 1, 2]), self.r.choice(["higher", "lower"])
        step = Decimal(1).scaleb(-decimals)
        edges = sorted(self.r.sample(range(2, 60, 2), count), reverse=better == "lower")
        edges = [step * edge + (step / 2 if self.chance(0.15) else 0) for edge in edges]
        beyond = "above" if better == "higher" else "below"
        edges = [int(edge) if edge == int(edge) else edge for edge in edges]
        edges = [{beyond: edge} if self.chance(0.25) else edge for edge in edges]
        measure = {"in": self.r.choice(["days", "per 1,000"]), "better": better, "edges": edges, "decimals": decimals,
                   "compare": self.r.choice(["exact", "printed"]), "status": "assumed", "source": "made up"}
        if self.chance(0.5):
            measure["per"] = self.r.choice([1, 100, 1000])
        if self.chance(0.3):
            measure["most"] = 100
        if self.chance(0.5):
            self.numbers.append((self.own_prefix + ".number-%d" % len(self.numbers), self.kinds[0]))
            measure.update({"of": self.numbers[-1][0], "take": self.r.choice(["mean", "median"])})
        return measure

    def settle_measures(self, nodes, overall):
        """A measure right under a rollup of shares would enter nothing: the inspector judges that node."""
        by_id = {n["id"]: n for n in nodes}
        for node in nodes:
            if node.get("rollup") != "measure" or overall and node["level"] == overall["of"] and node.get("in-total", True):
                continue
            above = by_id.get(node.get("under"))
            while above is not None and "rollup" not in above:
                above = by_id.get(above.get("under"))
            if above is not None and above["rollup"] in SHARE_ROLLUPS:
                node["rollup"] = "entered"
                del node["measure"]

    def inner_rollup(self, node, nodes, below, rated_level):
        children = below[node["id"]]
        can = []
        if not rated_level:
            can += [None, None]
            if all(self.rateable(c) for c in children):
                can += ["sum of points", "sum of points"]
        elif self.ratings:
            can += ["entered"]
        if any(c.get("rollup") in SHARE_ROLLUPS for c in children):
            can += ["mean of children", "mean of children", "lowest"]
        if self.has_share(node, below):
            can += ["mean of questions", "pooled"]
        if self.ratings and any(self.rateable(c) for c in children):
            can += ["lowest rating"] * 3    # or another one over ratings: put_rule
        return self.r.choice(can)

    def state_second_rule(self, node, nodes, below):
        """A second rollup that something under the node can make: questions come to every leaf."""
        can = ["mean of questions", "pooled"]
        if not below[node["id"]] or any(c.get("rollup") in SHARE_ROLLUPS for c in below[node["id"]]):
            can += ["mean of children", "mean of children", "lowest"]
        can = [rollup for rollup in can if rollup != node["rollup"]]
        if not below[node["id"]] or self.has_share(node, below):
            node["also"] = {"rollup": self.r.choice(can), "status": self.r.choice(["published", "assumed"]), "source": "made up"}

    def has_share(self, node, below):
        return any(c.get("rollup") in SHARE_ROLLUPS or self.has_share(c, below) for c in below[node["id"]])

    def rateable(self, node):
        return bool(self.ratings) and ("band" in node or node.get("rollup") in ("entered", "measure") + RATING_ROLLUPS)

    def weigh(self, node, nodes, questions):
        """Weights of some of what a mean or a sum takes in."""
        rollup = node.get("rollup")
        children = [n for n in nodes if n.get("under") == node["id"]]
        if rollup == "mean of questions":
            below = self.below(node["id"], nodes)
            ids = [q["id"] for q in questions if scored(q) and any(u in below for u in q["under"])]
        elif rollup == "mean of children":
            ids = [q["id"] for q in questions if scored(q) and node["id"] in q["under"]]
            ids += [n["id"] for n in children if n.get("rollup") in SHARE_ROLLUPS]
        elif rollup == "sum of points":
            ids = [n["id"] for n in children]
        else:
            return
        sizes = [2, 3] if rollup == "sum of points" else [2, 3, Decimal("0.5"), Decimal("1.25")]
        node["weights"] = {i: self.r.choice(sizes) for i in self.some(ids, 1, 2)}

    def below(self, node_id, nodes):
        found = [node_id]
        for child in nodes:
            if child.get("under") == node_id:
                found += self.below(child["id"], nodes)
        return found
