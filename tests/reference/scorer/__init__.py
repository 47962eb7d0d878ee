"""The reference scorer, a stage a module: texts, framework, tables, units, questions, shares, ratings, nodes, overall.

Numbers in brackets are parts of the semantics page.
"""
