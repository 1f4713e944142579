#!/usr/bin/env python3
"""Writes the man pages beside it from what the program says of itself: generate.py PATH-TO-LOCCIT."""

import json
import pathlib
import subprocess
import sys

EXIT = {
    "search": "0 found, 1 nothing found, 2 an error.",
    "ingest": "0 everything was read, 1 some files failed (the rest is in the index), 2 an error, 130 interrupted "
    "(what was done is in the index).",
    "inspect": "0 read, 1 some file could not be, 2 an error.",
    "remove": "0 removed, 1 nothing matched, 2 an error.",
    "status": "0, or 1 where the last ingest left failures, 2 an error.",
    "doctor": "0 sound, 1 something to mend, 2 damaged.",
}
EXIT.update({name: EXIT["search"] for name in ("cites", "sources", "similar", "suggest", "show", "list")})
WRITERS = ("ingest", "remove")


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def argument(item):
    """One argument as a tagged paragraph."""
    value = item.get("valueName", "")
    if item["kind"] == "positional":
        tag = f"\\fI{escape(value)}\\fR"
    else:
        names = ["-" + name["name"] if name["kind"] == "short" else "--" + name["name"] for name in item["names"]]
        names.sort(key=len)
        tag = ", ".join(f"\\fB{escape(name)}\\fR" for name in names)
        if item["kind"] == "option":
            tag += f" \\fI{escape(value)}\\fR"
    text = item.get("abstract", "")
    if "allValues" in item:
        text += " One of " + ", ".join(item["allValues"]) + "."
    if "defaultValue" in item:
        text += f" (default: {item['defaultValue']})"
    return f".TP\n{tag}\n{escape(text)}\n"


def page(command, program, commands):
    name = command["commandName"]
    is_whole = name == program
    title = program if is_whole else f"{program}-{name}"
    shown = [item for item in command["arguments"] if item["shouldDisplay"] and item.get("valueName") != "help"]
    positional = [item for item in shown if item["kind"] == "positional"]
    options = [item for item in shown if item["kind"] != "positional"]
    text = '.\\" Written by generate.py from what the program says of itself.\n'
    text += f'.TH "{title.upper()}" 1 "" "{program}" "User Commands"\n'
    text += f".SH NAME\n{escape(title)} \\- {escape(command['abstract'].rstrip('.'))}\n.SH SYNOPSIS\n"
    if is_whole:
        text += f"\\fB{program}\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]\n"
    else:
        words = [f"\\fI{escape(item['valueName'])}\\fR" + (" ..." if item["isRepeating"] else "") for item in positional]
        words = [f"[{word}]" if item["isOptional"] else word for word, item in zip(words, positional)]
        text += " ".join([f"\\fB{program} {name}\\fR", "[\\fIoptions\\fR]"] + words) + "\n"
    if "discussion" in command:
        text += ".SH DESCRIPTION\n" + escape(command["discussion"]).replace("\n\n", "\n.PP\n") + "\n"
    if is_whole:
        text += ".SH COMMANDS\n"
        for other in commands:
            text += f".TP\n\\fB{program}\\-{other['commandName']}\\fR(1)\n{escape(other['abstract'])}\n"
    if positional:
        text += ".SH ARGUMENTS\n" + "".join(map(argument, positional))
    text += ".SH OPTIONS\n" + "".join(map(argument, options))
    if is_whole:
        text += ".SH EXIT STATUS\nEvery command has its own, which its page names.\n"
    else:
        text += ".SH EXIT STATUS\n" + escape(EXIT[name]) + "\n"
    if is_whole or name in WRITERS:
        text += ".PP\n75: the index is being written by another process.\n"
    text += (
        ".SH ENVIRONMENT\n.TP\n.B LOCCIT_INDEX\nThe index, where no \\fB\\-\\-index\\fR is given.\n"
        ".TP\n.B LOCCIT_PAGER\nThe program that shows answers longer than the terminal, before \\fBPAGER\\fR and \\fBless\\fR; "
        "none, where it is empty or \\fBcat\\fR.\n"
        ".TP\n.B NO_COLOR\nNo colours, where it is not empty.\n"
        ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/loccit/config.yaml\n"
        "The configuration: \\fBindex\\fR says where the index is, and \\fBqueries\\fR holds a name and a query a line, for "
        "\\fBloccit search \\-\\-saved\\fR.\n"
        ".TP\n.I $XDG_DATA_HOME/loccit/index\nThe index, where nothing else is said.\n"
    )
    others = [program] if not is_whole else []
    others += [f"{program}-{other['commandName']}" for other in commands if other["commandName"] != name]
    text += ".SH SEE ALSO\n" + ",\n".join(f".BR {escape(other)} (1)" for other in others).replace(" (1),\n", " (1),\n")
    return title, text + "\n"


def main():
    program = sys.argv[1]
    whole = json.loads(subprocess.run([program, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    command = whole["command"]
    commands = [item for item in command["subcommands"] if item["commandName"] in EXIT]
    missing = [item["commandName"] for item in command["subcommands"] if item["commandName"] not in [*EXIT, "help"]]
    if missing:
        sys.exit(f"generate.py: no exit codes are known for {', '.join(missing)}")
    folder = pathlib.Path(__file__).parent
    for item in [command, *commands]:
        title, text = page(item, command["commandName"], commands)
        (folder / f"{title}.1").write_text(text)


main()
