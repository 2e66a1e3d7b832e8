"""What `.ci/year` made: all kinds, no remainders, the standard, the schema."""

import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import zipfile

PAPERS = "D-01 D-04 D-05 D-06 D-07a D-07b D-08 D-09 D-10 D-11 D-19a D-25 D-27".split()
MONTHLY = "L-03 L-09 L-10 L-11 L-12 L-13 L-16 L-17 L-21 L-31 L-34 L-37".split()
REMAINS = ["{{", "}}", "{%", "%}", "undefined", "None", "〔待填", "True", "False"]


def text(path):
    """The text of a paper, its runs joined."""
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    runs = (run.partition(">")[2].partition("</w:t>")[0] for run in xml.split("<w:t")[1:] if run[:1] in " >")
    return "".join(runs)


def flags(entry):
    """How a paper is to be measured."""
    flags = ["--layout", entry["layout"], "--seal", "yes" if entry["sealed"] else "no"]
    if entry["doc_type"] == "报告":
        flags.append("--upward")
    if "　" in (entry["number"] or ""):
        flags.append("--draft-number")
    if entry["layout"] in ("信函", "表格"):
        flags.append("--no-banji")
    return flags


def measured(tools, file, path):
    """What the checker finds wrong with a paper."""
    command = [sys.executable, tools / "check_gongwen.py", *flags(file), path]
    ran = subprocess.run(command, capture_output=True, text=True)
    wrong = [line for line in ran.stdout.splitlines() if line.startswith("FAIL")]
    return wrong or [ran.stderr.strip()] if ran.returncode else []


def main(output, tools):
    output, tools = pathlib.Path(output), pathlib.Path(tools)
    files = json.loads((output / "manifest.json").read_text())["files"]
    kinds = collections.Counter((file["kind"], file["period"]) for file in files)
    missing = [kind for kind in PAPERS if not any(kind == known for known, _ in kinds)]
    months = sorted({period for _, period in kinds if len(period) == 7})
    missing += [f"{kind} {month}" for kind in MONTHLY for month in months if not kinds[kind, month]]
    missing += [kind for kind in ["年度台账"] if not kinds[kind, "2026"]]
    faults = [f"没有做出 {kind}" for kind in missing]

    papers = [file for file in files if file["path"].endswith(".docx") and "/分村/" not in file["path"]]
    for file in papers:
        said = text(output / file["path"])
        faults += [f"{file['path']}：{left}" for left in REMAINS if left in said]

    first = {}
    for file in papers:
        if file["layout"]:
            first.setdefault((file["template"], file["period"]), file)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        every = pool.map(lambda file: measured(tools, file, output / file["path"]), first.values())
    faults += [f"{file['path']}：{line}" for file, wrong in zip(first.values(), every) for line in wrong]

    office = [file["path"] for file in files if file["path"].endswith((".docx", ".xlsx")) and "/分村/" not in file["path"]]
    for at in range(0, len(office), 200):
        command = [sys.executable, tools / "validate_ooxml.py", "--allow-formula", *(output / path for path in office[at : at + 200])]
        ran = subprocess.run(command, capture_output=True, text=True)
        faults += ran.stdout.splitlines()[-40:] if ran.returncode else []

    print(f"公文 {len(papers)} 份，量过 {len(first)} 份，验过 {len(office)} 个文件，问题 {len(faults)} 个")
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
