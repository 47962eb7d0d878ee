"""Measures a report of about 200 printed pages to HTML against Jinja2 in the same run, and prints the ratio. Run by `cargo xtask bench`; never a test.

    python3 page.py LONG_EXAMPLE WORK_FOLDER

The peer reads the same document with Python's json and renders its texts, tables and figures from a template that is compiled beforehand: every text
escaped, every figure with its anchor and derivation. It draws no charts (it lays their tables out) and checks nothing, so it does less. Jinja2 is installed from PyPI
into WORK_FOLDER/venv; without it the peer is left out, and that is said.
"""

import pathlib
import statistics
import subprocess
import sys
import venv

TURNS, ROUNDS, GOAL = 5, 7, 100
PEER = '''
import json, sys, time, jinja2
source = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ report.title }}</title></head><body><h1>{{ report.title }}</h1>
{%- macro cell(one) %}
{%- if one.cell == "text" %}{{ one.text }}
{%- elif one.cell == "figure" %}<details><summary><data id="{{ one.id|e }}" value="{{ one.exact or one.number }}">{{ one.text }}</data></summary>
{%- for step in how.get(one.id, ()) %}<p>{{ step }}</p>{% endfor %}</details>
{%- elif one.cell == "bar" %}<span>{{ one.point }} {{ one.text }}</span>
{%- elif one.cell == "rating" %}<span>{{ one.text }}</span>{% endif %}{% endmacro %}
{%- macro table(one) %}<table id="{{ one.id }}"><caption>{{ one.title }}</caption><tr>{% for column in one.columns %}<th>{{ column.title }}</th>{% endfor %}</tr>
{%- for row in one.rows %}<tr class="{{ row.kind }}">{% for one in row.cells %}<td>{{ cell(one) }}</td>{% endfor %}</tr>{% endfor %}</table>
{%- for note in one.notes %}<p>{{ note }}</p>{% endfor %}{% endmacro %}
{%- for section in report.sections %}<section id="{{ section.id }}"><h2>{{ section.title }}</h2>
{%- for block in section.blocks %}
{%- if block.block == "paragraph" %}<p>{{ block.text }}</p>
{%- elif block.block == "list" %}<ul>{% for point in block.points %}<li>{{ point }}</li>{% endfor %}</ul>
{%- elif block.block == "key-figures" %}{% for one in block.figures %}<p>{{ one.label }}: {{ one.figure.text }} ({{ one.note }})</p>{% endfor %}
{%- elif block.block == "grid" %}{% for group in block.groups %}{% for label, box in group.boxes %}<p>{{ label }}: {{ box.text }}</p>{% endfor %}{% endfor %}
{%- elif block.block == "table" %}{{ table(block) }}
{%- elif block.block == "chart" %}<p>{{ block.finding }}</p><p>{{ block.measure }}</p><p>{{ block.alternative }}</p>{{ table(block.table) }}{% endif %}
{%- endfor %}</section>{% endfor %}</body></html>"""
template = jinja2.Environment(autoescape=True).from_string(source)
print(jinja2.__version__)
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    how = {one["figure"]: one["steps"] for one in report["derivations"]}
    page = template.render(report=report, how=how)
    print((time.perf_counter() - start) * 1000, len(page))
'''


def jinja(folder):
    python = folder / "venv" / "bin" / "python"
    try:
        if not python.exists():
            venv.create(folder / "venv", with_pip=True)
        if subprocess.run([python, "-c", "import jinja2"], capture_output=True).returncode != 0:
            subprocess.run([python, "-m", "pip", "install", "--quiet", "jinja2"], check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return python


def main():
    example, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    pages = folder / "long"
    python = jinja(folder)
    reading, writing, theirs, version = [], [], [], ""
    for _ in range(ROUNDS):
        out = subprocess.run([example, pages, str(TURNS)], check=True, capture_output=True, text=True).stdout
        turns = [[float(number) for number in line.split()] for line in out.splitlines()]
        reading.append(min(turn[0] for turn in turns))
        writing.append(min(turn[1] for turn in turns))
        if python is not None:
            version, *lines = subprocess.run([python, "-c", PEER, pages / "long.json", str(TURNS)], check=True, capture_output=True, text=True).stdout.splitlines()
            theirs.append(min(float(line.split()[0]) for line in lines))
    read, write = statistics.median(reading), statistics.median(writing)
    sizes = [(pages / name).stat().st_size / 1e6 for name in ("long.json", "long.html")]
    print(f"a report of about 200 pages to HTML, {sizes[0]:.1f} MB of JSON to {sizes[1]:.1f} MB, medians of {ROUNDS} rounds, the best turn of each")
    print(f"  html writer, charts drawn              {write:7.1f} ms (goal {GOAL} ms)")
    print(f"  the same with the document read first  {read + write:7.1f} ms")
    if theirs:
        peer = statistics.median(theirs)
        print(f"  json and Jinja2 {version}, no charts       {peer:7.1f} ms   ratio {peer / (read + write):.1f}")
    else:
        print("  NO PEER: Jinja2 could not be installed, so there is no ratio")


if __name__ == "__main__":
    main()
