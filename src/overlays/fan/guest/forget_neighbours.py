"""Has the kernel forget the neighbours that it has found since others were told as `known`, its input: see ask_vnis."""

import json
import sys

from probe_neighbours import own_neighbours


def main():
    json.dump({"left": own_neighbours(json.load(sys.stdin)["known"]).forget_new()}, sys.stdout)
