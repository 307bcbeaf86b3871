"""What the pages of our own writing teach the tagger: lines of text, with the stretches that are something.

Three sorts of text are taught: whole pages with what two readers say of them (tests/data/import/pages), small pages with
what has to come out of them (tests/data/import/cases.json), and pages and passages that were written with marks in them
(tests/data/import/marked). A stretch is [line, start, end], in characters; of an offer also the number of its kind.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests/data/import"
SETS = ["fan", "trade", "talk", "journal", "video", "news", "press", "craft"]
# Kinds of offers, by the letters of their marks: interview, review, trailer, video, anything else.
KINDS = "irtvn"
# Marks of headline, day, interviewee, main work and topic.
OTHERS = "hdpwq"
SAME = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": "-"}


def plain(text):
    """Returns a text of the same length in which quotation marks and dashes are all alike."""
    return "".join(SAME.get(c, c) for c in text)


def squeezed(text):
    return " ".join(text.split())


def lines_of(paths):
    """Returns the lines of texts as the importer shows them to the tagger."""
    command = ["cargo", "run", "--quiet", "--release", "--example", "lines"]
    names = "\n".join(map(str, paths))
    out = subprocess.run(command, cwd=ROOT, input=names, capture_output=True, text=True, check=True).stdout
    pages = [json.loads(line)["lines"] for line in out.splitlines()]
    for line in (line for page in pages for line in page):
        line["plain"] = plain(line["text"])
    return pages


def occurrences(lines, text):
    """Returns where a text stands: line, start, end, whether words end there, whether it is the whole line."""
    wanted = plain(squeezed(text))
    found = []
    for at, line in enumerate(lines if wanted else []):
        within, start = line["plain"], line["plain"].find(wanted)
        while start >= 0:
            end = start + len(wanted)
            begins = start == 0 or not (within[start - 1].isalnum() and wanted[0].isalnum())
            ends = end == len(within) or not (within[end].isalnum() and wanted[-1].isalnum())
            found.append((at, start, end, begins and ends, len(wanted) == len(within)))
            start = within.find(wanted, start + 1)
    return found


def words(lines, text):
    return [list(one[:3]) for one in occurrences(lines, text) if one[3]]


def titles(lines, title):
    """Returns where a title stands, however it is written."""
    pattern = re.compile(r"(?<!\w)" + re.escape(plain(title).lower()) + r"(?!\w)")
    lower = [(at, line["plain"].lower()) for at, line in enumerate(lines)]
    return [[at, found.start(), found.end()] for at, text in lower for found in pattern.finditer(text)]


def placed(lines, texts):
    """Returns where texts that follow each other on a page stand; None for one that is not found."""
    taken, places, last = [], [], (-1, 0)
    for text in texts:
        free = [
            one
            for one in occurrences(lines, text)
            if not any(overlap(one, other) for other in taken)
        ]
        free.sort(key=lambda one: (not one[3], not one[4], one[:2] < last, one[:2]))
        places.append(list(free[0][:3]) if free else None)
        if free:
            taken.append(free[0])
            last = (free[0][0], free[0][2])
    return places


def overlap(one, other):
    return one and other and one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def agreed(lines, first, second):
    """Returns where what two readers name stands, and where what only one of them names does."""
    ours, theirs = placed(lines, first), placed(lines, second)
    both = [one for one in ours if any(overlap(one, other) for other in theirs)]
    alone = [one for one in ours if one and one not in both]
    alone += [other for other in theirs if other and not any(overlap(one, other) for one in ours)]
    return both, alone


def same(one, other):
    bare = lambda text: re.sub(r"[^a-z0-9 ]", "", plain(text).lower()).split()
    return bare(one) == bare(other)


def read_pages():
    """Returns the whole pages; what only one reader names is taught neither way."""
    labels = []
    for name in SETS:
        first, second = (json.loads((TEXTS / "pages" / name / f"{which}.json").read_text()) for which in ("first", "second"))
        labels += [(TEXTS / "pages" / name / one["file"], one, other) for one, other in zip(first, second)]
    pages = []
    for (path, one, other), lines in zip(labels, lines_of([path for path, _, _ in labels])):
        offers, unsure_offers = agreed(lines, one["related"], other["related"])
        topics, unsure_topics = agreed(lines, one["topics"], other["topics"])
        names = [name for name in one["people"] if any(same(name, theirs) for theirs in other["people"])]
        work = next(iter(one["works"]), None)
        is_agreed = work and other["works"] and same(work, other["works"][0])
        pages.append({
            "id": f"{path.parent.name}/{path.name}",
            "sort": "page",
            "lines": lines,
            "offers": [[*place, -1] for place in offers],
            "unsure_offers": unsure_offers,
            "topics": topics,
            "unsure_topics": unsure_topics,
            "headline": words(lines, one["title"])[:3] if one["title"] else [],
            "answering": [place for name in names for place in words(lines, name)],
            "work": titles(lines, work) if is_agreed else [] if not one["works"] else None,
            "day": None,
        })
    return pages


def read_small_pages():
    cases = json.loads((TEXTS / "cases.json").read_text())
    cases = {name: case for name, case in cases.items() if name.endswith(".txt") and "links" in case}
    pages = []
    for (name, case), lines in zip(cases.items(), lines_of([TEXTS / name for name in cases])):
        asked = [topic if isinstance(topic, str) else topic[0] for topic in case.get("topics", [])]
        topics = placed(lines, asked) if "topics" in case else None
        pages.append({
            "id": f"small/{name}",
            "sort": "small",
            "lines": lines,
            "offers": [[*place, -1] for place in placed(lines, [link[0] for link in case["links"]]) if place],
            "topics": topics if topics is not None and all(topics) else None,
            "headline": words(lines, case["title"])[:3] if case.get("title") else None,
            "answering": [place for name in case["people"] for place in words(lines, name)] if "people" in case else None,
            "work": titles(lines, case["work"]) if case.get("work") else None,
            "day": None,
        })
    return pages


def unmarked(text):
    """Returns a text without its marks, "[[r|our review]]", and each mark with where it stands."""
    bare, marks, open_marks, at = "", [], [], 0
    while at < len(text):
        if re.match(rf"\[\[[{KINDS}{OTHERS}]\|", text[at : at + 4]):
            open_marks.append((text[at + 2], len(bare)))
            at += 4
        elif text.startswith("]]", at) and open_marks:
            letter, start = open_marks.pop()
            marks.append((letter, start, len(bare)))
            at += 2
        else:
            bare += text[at]
            at += 1
    if open_marks:
        raise ValueError(f"a mark is not closed: {text[:80]!r}")
    return bare, sorted(marks, key=lambda mark: mark[1])


def stretch(lines, bare, start, end):
    """Returns where in the lines a stretch of a text stands; None if the importer has changed it."""
    wanted = plain(squeezed(bare[start:end]))
    line_start = bare.rfind("\n", 0, start) + 1
    line = plain(squeezed(bare[line_start:].split("\n", 1)[0]))
    before = len(plain(squeezed(bare[line_start:start])))
    same_lines = [at for at, own in enumerate(lines) if own["plain"] == line]
    if len(same_lines) == 1:
        found = line.find(wanted, before)
        if 0 <= found <= before + 1:
            return [same_lines[0], found, found + len(wanted)]
    share = bare.count("\n", 0, start) / max(1, bare.count("\n") + 1)
    found = [one for one in occurrences(lines, wanted) if one[3]]
    found.sort(key=lambda one: abs(one[0] / max(1, len(lines)) - share))
    return list(found[0][:3]) if found else None


def read_marked(sort):
    """Returns the texts with marks in them: passages, in which only offers are marked, or whole pages."""
    pages = []
    for path in sorted((TEXTS / "marked" / sort).glob("*.txt")):
        parts = [part.strip("\n") for part in re.split(r"^=====[ \t]*$", path.read_text(), flags=re.M)]
        texts = [unmarked(part) for part in parts if part.strip()]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{at}.txt" for at in range(len(texts))]
            for file, (bare, _) in zip(files, texts):
                file.write_text(bare)
            all_lines = lines_of(files)
        for at, ((bare, marks), lines) in enumerate(zip(texts, all_lines)):
            places = [(letter, stretch(lines, bare, start, end)) for letter, start, end in marks]
            if sort == "passages" and not all(place for _, place in places):
                continue
            of = lambda letter: [place for own, place in places if own == letter and place]
            page = {"id": f"{sort}/{path.stem}/{at}", "sort": sort, "lines": lines}
            page["offers"] = [[*place, KINDS.index(letter)] for letter in KINDS for place in of(letter)]
            if sort == "pages":
                text = lambda place: lines[place[0]]["text"][place[1] : place[2]]
                page |= {"topics": of("q"), "headline": of("h"), "day": of("d")}
                page["answering"] = [place for name in of("p") for place in words(lines, text(name))]
                page["work"] = [place for work in of("w") for place in titles(lines, text(work))]
            pages.append(page)
    return pages


def read_all():
    """Returns all that is taught."""
    return read_pages() + read_small_pages() + read_marked("passages") + read_marked("pages")


if __name__ == "__main__":
    import sys

    pages = read_all()
    for line in (line for page in pages for line in page["lines"]):
        del line["plain"]
    Path(sys.argv[1]).write_text(json.dumps(pages, ensure_ascii=False))
    offers = sum(len(page["offers"]) for page in pages)
    print(f"{len(pages)} texts with {offers} offers")
