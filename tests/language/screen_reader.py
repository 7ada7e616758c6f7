#!/usr/bin/python3
"""Works a shift of five calls in the console through the accessibility tree alone, as a screen reader shows it.

  screen_reader.py HAVEN STATION AGENT

Runs on a display and a session bus of its own (tst_screen_reader starts both). What is wrong is one
line each on stdout that begins with "wrong:"; what was done, with "done:". Exit code 0: nothing wrong.
3: the tree cannot be read here, with the reason."""
import os
import re
import signal
import subprocess
import sys
import time

ENTER, HOME, DOWN = 36, 110, 116  # key codes of the keyboard that every X server of a test has
INTERACTIVE = {"push button", "toggle button", "check box", "radio button", "text", "password text",
               "combo box", "spin button", "slider", "table", "list", "tree", "page tab", "menu item"}
PLACES = (("Crisis", "F10"), ("Log", "F11"), ("Admin", "F12"), ("Desk", "F9"))
START_S = 20
STEP_S = 8

wrong = []


def complain(sentence):
    if sentence not in wrong:
        wrong.append(sentence)
        print("wrong: " + sentence, flush=True)


def stop(sentence):
    print("cannot: " + sentence, flush=True)
    sys.exit(3)


try:
    import pyatspi
    from gi.repository import GLib
except ImportError as why:
    stop(f"python3-pyatspi is not here ({why})")


def children(node):
    try:
        count = min(node.childCount, 400)
    except Exception:
        return
    for at in range(count):
        try:
            child = node.getChildAtIndex(at)
        except Exception:
            continue
        if child is not None:
            yield child


def walk(node):
    """All of it but for the cells of tables, which are read by their table."""
    yield node
    if told(node)[0] == "table":
        return
    for child in children(node):
        yield from walk(child)


def is_shown(node):
    try:
        return node.getState().contains(pyatspi.STATE_SHOWING)
    except Exception:
        return False


def told(node):
    """Role, name and description; a node that has just gone is nothing."""
    try:
        return node.getRoleName(), node.name, node.description
    except Exception:
        return "", "", ""


def pump(seconds):
    end = time.monotonic() + seconds
    loop = GLib.MainContext.default()
    while time.monotonic() < end:
        if not loop.iteration(False):
            time.sleep(0.01)


def wait_for(what, seconds=STEP_S):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        pump(0.1)
    return None


class Reader:
    def __init__(self, window):
        self.window = window
        self.heard = []
        self.kept = {}
        pyatspi.Registry.registerEventListener(self.hear, "object:state-changed:showing")

    def hear(self, event):
        role, name, _ = told(event.source)
        if role in ("notification", "alert") and name:
            self.heard.append(name)

    def find(self, role, name, key=""):
        for node in walk(self.window):
            its_role, its_name, description = told(node)
            if (its_role, its_name) == (role, name) and key in description and is_shown(node):
                return node
        return None

    def press(self, role, name, key=""):
        node = wait_for(lambda: self.find(role, name, key))
        if node is None:
            complain(f"there is no {role} “{name}” to press")
            return
        node.queryAction().doAction(0)
        pump(0.3)

    def rows(self, table):
        node = self.find("table", table)
        return [name for role, name, _ in map(told, children(node))
                if role == "table cell"] if node else []

    def panel(self, name):
        return self.find("filler", name) or self.find("panel", name)

    def keep(self, what, find):
        """What stays on screen all the shift is looked for once."""
        if what not in self.kept or not is_shown(self.kept[what]):
            self.kept[what] = find()
        return self.kept[what]

    def line_field(self):
        return self.keep("line", lambda: self.find("text", "Command line"))

    def result(self):
        return self.keep("result", lambda: self.panel("Result"))

    def preview(self, line):
        """What the command line says that Enter would do; nothing is done."""
        field = self.line_field()
        if field is None:
            return ""
        before = told(field)[2]
        field.queryComponent().grabFocus()
        field.queryEditableText().setTextContents(line)
        wait_for(lambda: told(field)[2] != before, 2)
        return told(field)[2]

    def type_line(self, line):
        """Into the command line, then Enter; what the result says."""
        field = self.line_field()
        result = self.result()
        if field is None or result is None:
            complain("there is no command line, or no result")
            return ""
        before = told(result)[2]
        field.queryComponent().grabFocus()
        pump(0.1)
        field.queryEditableText().setTextContents(line)
        pump(0.1)
        pyatspi.Registry.generateKeyboardEvent(ENTER, None, pyatspi.KEY_PRESSRELEASE)
        wait_for(lambda: told(result)[2] not in ("", before), 8)
        pump(0.2)
        return told(result)[2]


def check_names(reader, place):
    for node in walk(reader.window):
        role, name, description = told(node)
        if role not in INTERACTIVE or not is_shown(node):
            continue
        if not name.strip():
            complain(f"{place}: a {role} without a name in “{parent_name(node)}”")
        # What a combo box is called is its label; its own name is what is chosen.
        if role == "combo box" and not description and not has_label(node):
            complain(f"{place}: the combo box “{name}” does not say what it chooses")
        if role == "table":
            check_headings(node, name, place)


def check_headings(table, name, place):
    """Before the first cell; Qt counts columns where nobody gave them a title."""
    for node in children(table):
        role, heading, _ = told(node)
        if role == "table cell":
            return
        if role in ("table column header", "column header") and is_shown(node) and \
                re.fullmatch(r"\d+", heading):
            complain(f"{place}: column {heading} of “{name}” has no title")


def check_places(reader, place):
    """Only the desk shows the queue: the button that says so was pressed, and did it."""
    is_desk = reader.find("table", "Queue") is not None
    if is_desk != (place == "Desk"):
        complain(f"pressing “{place}” does not lead there")


def parent_name(node):
    at = node
    for _ in range(8):
        try:
            at = at.parent
        except Exception:
            break
        if at is None:
            break
        if told(at)[1]:
            return told(at)[1]
    return "?"


def has_label(node):
    try:
        return any(one.getRelationType() == pyatspi.RELATION_LABELLED_BY
                   for one in node.getRelationSet())
    except Exception:
        return False


def number_of(row):
    found = re.search(r", incident (\d+)(,|$)", row)
    return found.group(1) if found else None


def check_rows(reader):
    rows = [row for row in reader.rows("Queue") if row.startswith("Priority ")]
    if not rows:
        complain("no row of the queue begins with its priority")
    for row in rows:
        if not re.match(r"Priority [1-5], .*(waiting|on scene|en route|dispatched|held|late)", row):
            complain(f"a row does not speak its standing: {row}")
        if number_of(row) is None:
            complain(f"a row does not speak the number that a line would name: {row}")
    if not any("behavioral health" in row for row in rows):
        complain("no row of the queue speaks of behavioral health")
    units = reader.rows("Units")
    if not any(re.match(r"3A12, Available", row) for row in units):
        complain("the row of 3A12 does not say that it is available")


def work_line(reader, line, wanted):
    """One line of the shift: answered in words, and told without being asked. False: it was not."""
    reader.heard.clear()
    answer = reader.type_line(line)
    if wanted not in answer:
        complain(f"“{line}” was answered “{answer}”")
        return False
    print("done: " + answer, flush=True)
    if not wait_for(lambda: [one for one in reader.heard if wanted in one], 10):
        complain(f"“{wanted}” was not told by itself")
    return True


def open_call(reader, line, wanted="New incident"):
    """The number that was told; every later line names it, because nothing is seen to be chosen."""
    if not work_line(reader, line, wanted):
        return None
    number = re.search(r"ncident (\d\d-\d+)", told(reader.result())[2])
    if number is None:
        complain(f"“{line}” does not tell the number of its incident")
        return None
    return number.group(1)


def work_shift(reader):
    """Take, send, write, arrive, clear, close."""
    call = open_call(reader, "new WELFARE @\"12 Elm St\" ! has not been seen for days")
    if call is None:
        return
    if call not in reader.preview(f"d 3A12 {call}"):
        complain("what Enter will do does not name the incident that a unit is sent to")
    for line, wanted in (
        (f"d 3A12 {call}", "Sent 3A12"),
        (f"n {call} a neighbor has seen her today", "Note: a neighbor has seen her today"),
        ("os 3A12", "3A12 on scene"),
        ("cl 3A12", "3A12 cleared"),
        (f"x {call} NRPT not behavioral, asked on scene", "Closed"),
    ):
        work_line(reader, line, wanted)


def work_stop(reader):
    """A traffic stop: on scene at once, its status check answered, cleared and closed."""
    call = open_call(reader, "ts 4A02 ABC123 @\"Main St & Oak St\"", "Traffic stop")
    if call is None:
        return
    work_line(reader, "chk 4A02", "4A02 answered the status check")
    work_line(reader, "cl 4A02", "4A02 cleared")
    work_line(reader, f"x {call} DONE", "Closed")


def work_burglar_alarm(reader):
    call = open_call(reader, "new ALARM @\"9 Elm Ct\" ! front door")
    if call is None:
        return
    work_line(reader, f"d 5A21 {call}", "Sent 5A21")
    work_line(reader, "os 5A21", "5A21 on scene")
    work_line(reader, "cl 5A21", "5A21 cleared")
    work_line(reader, f"x {call} FALSE", "Closed")


def answer_alarm(reader):
    """What stands in front is told, answered by its button, and what comes after it is told too."""
    band = reader.panel("Alarms")
    if band is None or not told(band)[2]:
        complain("no alarm is told, where a call has waited too long")
        return
    before = told(band)[2]
    reader.heard.clear()
    reader.press("push button", "Acknowledge")
    if not wait_for(lambda: [one for one in reader.heard if "acknowledged" in one], 10):
        complain(f"that “{before}” was acknowledged was not told")
        return
    if not wait_for(lambda: told(band)[2] != before, 10):
        complain(f"“{before}” still stands in front after its answer")
        return
    print("done: an alarm answered, " + before, flush=True)


def work_crisis(reader):
    """A crisis call, a step of its checklist, and a closing that says what was not asked."""
    call = open_call(reader, "new SUICTHRT @\"4 Pier Rd\" ! says he wants to die")
    if call is None:
        return
    choose_first(reader, call)
    reader.press("push button", "Open checklist")
    reader.press("push button", "Suicidal person")
    if not wait_for(lambda: starts_with(reader, "Step 1 of ")):
        complain("a checklist that was started does not tell its first step")
        return
    question = starts_with(reader, "EMD")
    reader.heard.clear()
    reader.press("push button", "Not medical")
    if not wait_for(lambda: starts_with(reader, "Step 2 of ")):
        complain(f"“{question}” was answered, and no next step is told")
        return
    if not wait_for(lambda: [one for one in reader.heard if "Not medical" in one], 10):
        complain(f"the answer to “{question}” was not told by itself, but {reader.heard}")
    print("done: a step of a checklist, " + str(question), flush=True)
    work_line(reader, f"d 3A12 {call}", "Sent 3A12")
    work_line(reader, f"x {call} DONE", "cannot close yet, these were not asked")


def starts_with(reader, words):
    for node in walk(reader.window):
        role, name, _ = told(node)
        if role == "label" and name.startswith(words) and is_shown(node):
            return name
    return None


def choose_first(reader, number):
    """With the keys of the queue, row by row, until the incident says that it is this one."""
    table = reader.find("table", "Queue")
    table.queryComponent().grabFocus()
    pump(0.1)
    pyatspi.Registry.generateKeyboardEvent(HOME, None, pyatspi.KEY_PRESSRELEASE)
    for _ in range(30):
        if wait_for(lambda: is_chosen(reader, number), 0.3):
            return
        pyatspi.Registry.generateKeyboardEvent(DOWN, None, pyatspi.KEY_PRESSRELEASE)
    complain(f"{number} is not reached in the queue by its keys")


def is_chosen(reader, number):
    return starts_with(reader, f"Incident {number}") is not None


def take_call(reader):
    """The form, by its fields and buttons alone."""
    reader.press("push button", "New call")
    for name, text in (("Location", "15 Maple Ct"), ("Type", "NOISE"), ("Narrative", "loud music")):
        field = wait_for(lambda: reader.find("text", name))
        if field is None:
            complain(f"the call has no field “{name}”")
            return
        field.queryComponent().grabFocus()
        field.queryEditableText().setTextContents(text)
        pump(0.2)
    reader.press("push button", "Save")
    rows = wait_for(lambda: [row for row in reader.rows("Queue") if "15 Maple Ct" in row and
                             "waiting" in row])
    if rows:
        print("done: a call taken by its form", flush=True)
    else:
        complain("a call that was filled in through the tree is not on the board")
    reader.press("push button", "Leave")
    return number_of(rows[0]) if rows else None


def work_taken(reader, call):
    """The call of the form, by the number that its row speaks."""
    if call is None:
        complain("the call of the form has no number to go on with")
        return
    work_line(reader, f"d 5A21 {call}", "Sent 5A21")
    work_line(reader, "os 5A21", "5A21 on scene")
    work_line(reader, f"n {call} it is quiet now", "Note: it is quiet now")
    work_line(reader, "cl 5A21", "5A21 cleared")
    work_line(reader, f"x {call} DONE", "Closed")


def started(haven):
    desktop = pyatspi.Registry.getDesktop(0)

    def window():
        if haven.poll() is not None:
            stop(f"the console ended by itself with {haven.returncode}")
        for one in children(desktop):
            if told(one)[1] == "haven":
                for frame in children(one):
                    if told(frame)[0] == "frame" and is_shown(frame):
                        return frame
        return None

    return wait_for(window, START_S)


def main(program, station, agent):
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    haven = subprocess.Popen([program, "--station", station, "--as", agent], env=environment)
    try:
        window = started(haven)
        if window is None:
            stop("the console does not show itself in the tree")
        reader = Reader(window)
        if not wait_for(lambda: reader.find("text", "Command line"), START_S):
            complain("nobody is signed on: there is no command line")
            return
        check_rows(reader)
        check_names(reader, "start")
        taken = take_call(reader)
        check_names(reader, "call")
        work_taken(reader, taken)
        work_shift(reader)
        answer_alarm(reader)
        work_stop(reader)
        work_burglar_alarm(reader)
        work_crisis(reader)
        check_names(reader, "checklist")
        for place, key in PLACES:
            reader.press("check box", place, key)
            pump(0.4)
            check_places(reader, place)
            check_names(reader, place)
    finally:
        if haven.poll() is None:
            haven.send_signal(signal.SIGTERM)
            try:
                haven.wait(10)
            except subprocess.TimeoutExpired:
                complain("the console does not end when it is asked to")
                haven.kill()


if __name__ == "__main__":
    main(*sys.argv[1:4])
    sys.exit(1 if wrong else 0)
