"""What may go wrong: the connection, two tabs, two people, files that break, vanish or lie."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Dialog, Page, expect

from detente.files import read
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]


def yes(page: Page, option: str) -> None:
    """Click an option's `yes` in the table of the model."""
    page.get_by_role("radiogroup", name=option).get_by_text("yes").click()


def is_yes(page: Page, option: str) -> None:
    radio = page.get_by_role("radiogroup", name=option).get_by_role("radio", name="yes")
    expect(radio).to_have_attribute("aria-checked", "true")


def test_a_lost_connection_keeps_what_is_changed_and_sends_it_when_it_is_back(
    tab: Tab, workbench: Workbench
) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model")
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    workbench.stop()
    expect(page.get_by_text("The connection to détente is lost.")).to_be_visible()
    yes(page, "offer troops")
    expect(page.get_by_text("1 change not sent yet")).to_be_visible()
    # meanwhile somebody else changes another place of the file
    path.write_text(path.read_text().replace("title: Russia\n", "title: Russian Federation\n"))
    workbench.start()
    expect(page.get_by_text("The connection to détente is lost.")).not_to_be_visible()
    is_yes(page, "offer troops")
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    conflict = read(path).conflict()
    assert conflict.status_quo is not None
    assert conflict.status_quo.levels["china.troops"] == "on"
    assert conflict.decision_makers[0].title == "Russian Federation"


def test_a_change_waits_even_for_a_page_that_is_closed(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model")
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    workbench.stop()
    yes(page, "offer troops")
    expect(page.get_by_text("1 change not sent yet")).to_be_visible()
    page.close()
    workbench.start()
    page = tab("#truce.yaml/model")
    is_yes(page, "offer troops")
    assert read(path).conflict().status_quo is not None


def test_two_tabs_see_each_other(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    one, other = tab("#truce.yaml/model"), tab("#truce.yaml/model")
    expect(other.get_by_text("Saved in truce.yaml")).to_be_visible()
    yes(one, "offer troops")
    is_yes(other, "offer troops")
    other.get_by_role("button", name="Undo").first.click()
    radio = one.get_by_role("radiogroup", name="offer troops").get_by_role("radio", name="no")
    expect(radio).to_have_attribute("aria-checked", "true")


def test_two_tabs_in_the_file_at_once_lose_nothing(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("prisoners_dilemma")
    one, other = tab("#prisoners_dilemma.yaml/model"), tab("#prisoners_dilemma.yaml/model")
    one.get_by_role("button", name="Show the file beside").click()
    other.get_by_role("button", name="Show the file beside").click()
    for page, key, text in ((one, "Control+Home", "# from one\n"), (other, "Control+End", "\n# o")):
        page.get_by_label("The model file").click()
        page.keyboard.press(key)
        page.keyboard.insert_text(text)
    for page in (one, other):
        expect(page.get_by_label("The model file")).to_contain_text("# from one")
        expect(page.get_by_label("The model file")).to_contain_text("# o")
    text = path.read_text()
    assert text.startswith("# from one\n")
    assert "\n# o" in text


def test_a_change_outside_is_taken_in_and_told(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml")
    expect(page.get_by_text("One outcome holds by itself", exact=False)).to_be_visible()
    path.write_text(path.read_text().replace("title: A truce in Ukraine", "title: The truce"))
    expect(page.get_by_role("heading", name="The truce")).to_be_visible()
    expect(page.get_by_text("truce.yaml was changed outside this page")).to_be_visible()

    page.route("**/studies/answer", lambda _: None)  # nothing of the next answer comes
    path.write_text(path.read_text().replace("title: The truce", "title: The other truce"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped. What was known by then is shown.")).to_be_visible()


def test_a_broken_file_is_opened_and_mended(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    good = path.read_text()
    path.write_text(good.replace("mission is nato then", "misson is nato then", 1))
    page = tab("#truce.yaml")
    expect(page.get_by_text("This file cannot be read as a model yet")).to_be_visible()
    page.get_by_role("button", name="See what is to mend").click()
    expect(page.get_by_text("did you mean mission?").first).to_be_visible()
    page.get_by_role("button", name="Write mission").first.click()
    expect(page.get_by_text("1 problem to mend")).not_to_be_visible()
    expect(page.get_by_role("heading", name="Ranked states")).to_be_visible()
    assert path.read_text() == good


def test_a_file_that_is_no_yaml_shows_its_text(tab: Tab, workbench: Workbench) -> None:
    (workbench.folder / "broken.yaml").write_text("title: [a\nx: {")
    page = tab("#broken.yaml/model")
    expect(page.get_by_text("There are no rows to show")).to_be_visible()
    expect(page.get_by_label("The model file")).to_contain_text("title: [a")


def test_what_stands_twice_in_a_broken_file_is_shown_twice(tab: Tab, workbench: Workbench) -> None:
    text = """title: twice
decision_makers:
  ann: {title: A, options: {x: {levels: [a, a]}}, prefers: [{statement: x, because: [c, c]}]}
  bob: {title: A, options: {z: z}, prefers: [x]}
status_quo: []
"""
    (workbench.folder / "twice.yaml").write_text(text)
    page = tab("#twice.yaml/model")
    expect(page.get_by_role("heading", name="Decision makers and options")).to_be_visible()
    expect(page.get_by_role("radio", name="a", exact=True)).to_have_count(2)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option", name="What A prefers")).to_have_count(2)


def test_a_file_that_vanishes_is_kept(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model")
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    path.unlink()
    expect(page.get_by_text("truce.yaml was deleted outside.")).to_be_visible()
    page.get_by_role("button", name="Write it again").click()
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    assert path.exists()


def test_a_full_disk_is_told_and_the_text_saved_once_there_is_room(
    tab: Tab, workbench: Workbench
) -> None:
    path = workbench.model("truce")
    before = path.read_text()
    page = tab("#truce.yaml/model")
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    workbench.full_disk(True)
    yes(page, "offer troops")
    expect(page.get_by_text("Your text is kept here until then.")).to_be_visible()
    expect(page.get_by_text("Not saved")).to_be_visible()
    is_yes(page, "offer troops")
    assert [file.name for file in workbench.folder.iterdir()] == ["truce.yaml"]
    assert path.read_text() == before
    workbench.full_disk(False)
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    conflict = read(path).conflict()
    assert conflict.status_quo is not None
    assert conflict.status_quo.levels["china.troops"] == "on"


def test_the_same_place_changed_on_both_sides_shows_both(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("prisoners_dilemma")
    page = tab("#prisoners_dilemma.yaml/model")
    expect(page.get_by_text("Saved in prisoners_dilemma.yaml")).to_be_visible()
    title = read(path).conflict().title
    page.get_by_role("button", name="Show the file beside").click()
    expect(page.get_by_label("The model file")).to_be_visible()
    workbench.stop()
    page.get_by_label("The model file").click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# mine\n")
    expect(page.get_by_text("1 change not sent yet")).to_be_visible()
    path.write_text("# theirs\n" + path.read_text())
    workbench.start()
    expect(page.get_by_text("is not done: the same place was changed meanwhile")).to_be_visible()
    assert path.read_text().startswith("# theirs\n")
    assert read(path).conflict().title == title


def test_a_script_in_a_title_is_words(tab: Tab, workbench: Workbench) -> None:
    script = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    text = f"""title: "{script}"
decision_makers:
  ann: {{title: "{script}", options: {{x: "{script}"}}, prefers: [x]}}
  bob: {{options: {{y: y}}, prefers: [not x, y]}}
status_quo: []
"""
    (workbench.folder / "script.yaml").write_text(text)
    page = tab("#script.yaml")
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for view in ("overview", "outcomes", "why", "graph", "model"):
        page.goto(f"{workbench.address}#script.yaml/{view}")
        expect(page.get_by_text("<img src=x", exact=False).first).to_be_visible()
    assert page.locator("img").count() == 0
    assert asked == []


def test_an_answer_that_takes_long_can_be_stopped(tab: Tab, workbench: Workbench) -> None:
    options = ", ".join(f"o{number}: o{number}" for number in range(10))
    sides = "\n".join(
        f"  {name}: {{options: {{{options.replace('o', name)}}}, prefers: [{name}1, not {name}2]}}"
        for name in ("a", "b")
    )
    (workbench.folder / "large.yaml").write_text(f"decision_makers:\n{sides}\nstatus_quo: []\n")
    page = tab("#large.yaml")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped. What was known by then is shown.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Stopped. What was known by then is shown.")).not_to_be_visible()
