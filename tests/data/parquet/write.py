"""Writes the Parquet files of this folder, of made-up cases, with the programs that people have them from.

    python3 -m venv v && v/bin/pip install pandas==3.1.1 pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0 pyspark==4.3.0
    v/bin/python tests/data/parquet/write.py target/debug/assize

Spark is left out where it cannot be started. Programs write the same values differently in later versions, which is not a fault of the files.
"""

import datetime
import decimal
import glob
import os
import shutil
import subprocess
import sys

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "../../../examples/synthetic-crc-2019/cases.csv")


def here(name):
    return os.path.join(HERE, name)


def sql(query):
    duckdb.connect().execute(query)


def cases():
    """The made-up cases of the example: words alone."""
    frame = pandas.read_csv(CASES, dtype=str, keep_default_na=False).replace("", None)
    frame.to_parquet(here("cases-pandas.parquet"))
    # As after rows were chosen and sorted: the index is written, in no order.
    frame.set_axis(range(2 * len(frame), 0, -2)).to_parquet(here("cases-index.parquet"))
    frame.astype("category").to_parquet(here("cases-categories.parquet"), compression="gzip")
    table = pyarrow.Table.from_pandas(frame)
    write = pyarrow.parquet.write_table
    write(table, here("cases-groups.parquet"), row_group_size=25, compression="zstd", data_page_version="2.0", data_page_size=100)
    write(table, here("cases-plain.parquet"), use_dictionary=False, compression="none")
    deltas = {name: "DELTA_BYTE_ARRAY" if index % 2 else "DELTA_LENGTH_BYTE_ARRAY" for index, name in enumerate(frame.columns)}
    write(table, here("cases-deltas.parquet"), use_dictionary=False, column_encoding=deltas, data_page_version="2.0")
    of_csv = f"(SELECT * FROM read_csv('{CASES}', all_varchar = true, nullstr = ''))"
    sql(f"COPY {of_csv} TO '{here('cases-duckdb.parquet')}' (FORMAT parquet)")
    sql(f"COPY {of_csv} TO '{here('cases-duckdb-2.parquet')}' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)")
    of_polars = polars.read_csv(CASES, infer_schema=False)
    of_polars.write_parquet(here("cases-polars.parquet"))
    of_polars.write_parquet(here("cases-polars-groups.parquet"), row_group_size=50, compression="snappy", statistics=False)


def kinds():
    """A column of each kind of value; `kinds.csv` has the words that they are."""
    days = [datetime.date(2019, 3, 1), None, datetime.date(2020, 2, 29)]
    numbers = [1.5, None, -3.0]
    frame = pandas.DataFrame({
        "id": ["k1", "k2", "k3"],
        "truth": pandas.array([True, None, False], dtype="boolean"),
        "small": pandas.array([1, None, -2], dtype="Int8"),
        "large": pandas.array([2**63, 0, None], dtype="UInt64"),
        "number": numbers,
        "single": pandas.array([2.3, None, 100.0], dtype="Float32"),
        "day": days,
        "midnight": pandas.to_datetime(days),
        "exact": [decimal.Decimal("1.50"), None, decimal.Decimal("-0.05")],
        "word": pandas.Categorical(["yes", None, "yes"], categories=["never", "no", "yes"]),
        "nothing": [None, None, None],
        "bytes": [b"sufficient", None, "caf\u00e9".encode()],
    })
    frame.to_parquet(here("kinds-pandas.parquet"))
    table = pyarrow.Table.from_pandas(frame)
    encodings = {"small": "DELTA_BINARY_PACKED", "large": "DELTA_BINARY_PACKED", "number": "BYTE_STREAM_SPLIT", "single": "BYTE_STREAM_SPLIT", "truth": "RLE", "day": "DELTA_BINARY_PACKED"}
    pyarrow.parquet.write_table(table, here("kinds-encodings.parquet"), use_dictionary=False, column_encoding=encodings, data_page_version="2.0", compression="gzip")
    duckdb.connect().register("frame", frame).execute(f"COPY (SELECT *, '00010203-0405-0607-0809-0a0b0c0d0eff'::UUID AS uuid FROM frame) TO '{here('kinds-duckdb.parquet')}' (FORMAT parquet)")
    polars.from_arrow(table).write_parquet(here("kinds-polars.parquet"))
    with open(here("kinds.csv"), "w", newline="\n", encoding="utf-8") as file:
        file.write(
            "id,truth,small,large,number,single,day,midnight,exact,word,nothing,bytes\n"
            "k1,yes,1,9223372036854775808,1.5,2.3,2019-03-01,2019-03-01,1.50,yes,,sufficient\n"
            "k2,,,0,,,,,,,,\n"
            "k3,no,-2,,-3,100,2020-02-29,2020-02-29,-0.05,yes,,caf\u00e9\n"
        )


def faulty(name, names, rows):
    with open(here(name + ".csv"), "w", newline="\n", encoding="utf-8") as file:
        for row in [names, *rows]:
            file.write(",".join(value or "" for value in row) + "\n")
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*rows)]
    pyarrow.parquet.write_table(pyarrow.table(columns, names), here(name + ".parquet"), row_group_size=4)


def faults():
    """What a CSV file is told of, and what Parquet alone can have."""
    faulty("faults", ["id", "sex", "2.1.3", "", "2.1.3"], [("c1", None, None, "x", None), ("c2", "male", None, None, None)])
    faulty("ids", ["id", "sex", "2.1.3", "Notes"], [
        ("c1", "male", "yes", "x"),
        ("c1", "male", "no", "x"),
        (" c3", "male", "yes", "x"),
        (None, "female", "perhaps", "x"),
        ("c5", "male", "y\u200bes", "x"),
        ("Total", "male", "8", "x"),
        ("c7", None, None, None),
        ("c\u200b8", "male", "no", None),
        ("c5", "female", "no", "x"),
    ])
    faulty("persons", ["id", "sex", "Name of area", "Notes"], [
        ("c1", "male", "North", "x"),
        ("c2", "SW1A 2AA", "Jo Smith", "x"),
        ("A1234BC", "SW1A 2AA", "Jo Smith", "07700 900123"),
    ])
    faulty("blank", ["id", "sex", "Notes"], [(None, None, None), ("c1", "male", "x"), (None, None, " "), (None, None, "x")])
    one = pyarrow.array(["c1"])
    moment = datetime.datetime(2019, 3, 1, 10)
    write = pyarrow.parquet.write_table
    write(pyarrow.table({"id": one, "list": [[1]], "record": [{"a": 1}]}), here("nested.parquet"))
    write(
        pyarrow.table({
            "id": one,
            "utc": pyarrow.array([moment], pyarrow.timestamp("us", "UTC")),
            "clock": pyarrow.array([moment.time()], pyarrow.time64("us")),
            "hour": pyarrow.array([moment], pyarrow.timestamp("ms")),
            "nan": pyarrow.array([float("nan")]),
            "old": pyarrow.array([datetime.date(1850, 1, 1)]),
            "bytes": pyarrow.array([b"\xff"]),
        }),
        here("no-words.parquet"),
    )
    write(pyarrow.table({"id": one}), here("lz4.parquet"), compression="lz4")


def tally():
    """What the query of `assize tally` gives, in both forms; the program itself prints the query."""
    query = subprocess.run(
        [sys.argv[1], "tally", "2018-crc", CASES, "--by", "sex", "--sql"],
        check=True, capture_output=True, text=True,
    ).stdout
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE cases AS SELECT * FROM read_csv('{CASES}', all_varchar = true)")
    connection.execute("CREATE TABLE tally AS " + query.strip().rstrip(";"))
    connection.execute(f"COPY tally TO '{here('tally.csv')}' (HEADER)")
    connection.execute(f"COPY tally TO '{here('tally.parquet')}' (FORMAT parquet)")


def spark():
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    frame = session.read.csv(CASES, header=True).coalesce(1)
    frame.write.mode("overwrite").parquet(here("spark"))
    os.replace(glob.glob(here("spark/part-*.parquet"))[0], here("cases-spark.parquet"))
    shutil.rmtree(here("spark"))
    session.stop()


if __name__ == "__main__":
    cases()
    kinds()
    faults()
    tally()
    try:
        spark()
    except Exception as error:  # Java may be missing
        print("SKIPPED: Spark:", error)
