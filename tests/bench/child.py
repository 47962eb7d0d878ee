"""Measures what it costs to run a writer in a process of its own, against the same report by a built-in writer, beside what `true` costs to start on the same
machine. Run by `cargo xtask bench`; never a test.

    python3 child.py ASSIZE RUST_LIBRARY WORK_FOLDER

Runs alternate, so that whatever else the machine does falls on all alike; of each the median and the least are printed. What a library adds holds the start of
the child, the digest of the library on both sides, its loading, the passing of the document, and what its layout takes more or less than the built-in one. Two are
measured: the example in C, which is next to nothing beside its process, and one in Rust of some megabytes, whose digest shows. What a command adds holds all of
that, and its own start, twice. Two are measured on one inspection and on an area; both hand back what they are handed: one in C, and one in shell. What
each takes alone, started twice by this script, is printed beside it. Without `cc` those in C are left out, and that is said.
"""

import pathlib
import statistics
import subprocess
import sys
import time

TURNS, GOAL = 61, 5
ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORTS = {"one inspection": ["score", "london-crc-2019"], "an area": ["compare", "--area", "london"]}
ABOUT = '{"name": "echo", "version": "1", "summary": "what it is handed", "schemas": [2, 2], "file": "echo.json"}'
SHELL = f"""#!/bin/sh
case "$1" in
about) echo '{ABOUT}' ;;
write) cat ;;
esac
"""
C = """#include <stdio.h>
int main(int count, char **words) {
  static char piece[1 << 16];
  size_t read;
  if (words[1][0] == 'a') return puts(ABOUT) < 0;
  while ((read = fread(piece, 1, sizeof piece, stdin)) > 0) fwrite(piece, 1, read, stdout);
  return 0;
}
"""


def milliseconds(command, given=None):
    start = time.perf_counter()
    subprocess.run(command, check=True, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def in_c(folder):
    """A library and a command, or neither."""
    library, command = folder / "libfigures.so", folder / "assize-writer-echo"
    about = ABOUT.replace('"', '\\"')
    try:
        source = ["-I", ROOT / "crates/writer/include", ROOT / "plugins/example-c/figures.c"]
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, *source], check=True)
        subprocess.run(["cc", "-O2", f'-DABOUT="{about}"', "-xc", "-o", command, "-"], input=C.encode(), check=True)
    except (OSError, subprocess.CalledProcessError):
        print("no library and no command in C: there is no working `cc`")
        return [], []
    return [library], [command]


def in_shell(folder):
    command = folder / "assize-writer-echo-sh"
    command.write_text(SHELL.replace('"echo"', '"echo-sh"'))
    command.chmod(0o755)
    return [command]


def told(name, times, base):
    median = statistics.median(times) - statistics.median(base)
    return f"  {name} adds".ljust(42) + f"{median:6.1f} ms, the least {min(times) - min(base):5.1f} ms (goal {GOAL})"


def main():
    binary, in_rust, folder = (pathlib.Path(given).resolve() for given in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    libraries, commands = in_c(folder)
    libraries, commands = [*libraries, in_rust], [*commands, *in_shell(folder)]
    for what, report in REPORTS.items():
        writers = [*(libraries if what == "one inspection" else []), *commands]
        run = [binary, *report, "--quiet", "--writer"]
        request = subprocess.run([*run, commands[-1]], check=True, capture_output=True).stdout
        times = {name: [] for name in ("json", "true", *writers)}
        alone = {command: [] for command in commands}
        for _ in range(TURNS):
            times["json"].append(milliseconds([*run, "json"]))
            times["true"].append(milliseconds(["true"]))
            for writer in writers:
                times[writer].append(milliseconds([*run, writer]))
            for command in commands:
                alone[command].append(milliseconds([command, "about"]) + milliseconds([command, "write"], request))
        print(f"{what} by a built-in writer, and by one in a process of its own, {len(request) / 1e3:.0f} kB, medians of {TURNS} turns")
        print("  built in, whole process".ljust(42) + f"{statistics.median(times['json']):6.1f} ms, the least {min(times['json']):5.1f} ms")
        print("  starting `true`".ljust(42) + f"{statistics.median(times['true']):6.1f} ms, the least {min(times['true']):5.1f} ms")
        for writer in writers:
            size = f" ({writer.stat().st_size / 1e6:.2f} MB)" if writer in libraries else ""
            own = f"; alone {statistics.median(alone[writer]):.1f} ms" if writer in commands else ""
            print(told(writer.name + size, times[writer], times["json"]) + own)


if __name__ == "__main__":
    main()
