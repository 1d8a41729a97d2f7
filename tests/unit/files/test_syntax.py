from __future__ import annotations

import pytest
import yaml

from detente.files.problems import ModelError
from detente.files.text import Text
from detente.files.tree import compose

CASES = {
    "tab": ("a:\n\tb: 1\n", "2:1: a tab stands in the indentation"),
    "tab after spaces": ("a:\n  b: 1\n  \tc: 2\n", "3:3: a tab stands in the indentation"),
    "no colon": ("title A truce\nabout: x\n", "1:1: there is no colon after `title`"),
    "no colon between keys": ("title: x\nabout y\nz: 1\n", "2:1: there is no colon after `about`"),
    "no colon above keys": ("a:\n  us\n    title: x\n", "2:3: there is no colon after `us`"),
    "no space": ("title: x\nabout:y\nz: 1\n", "2:1: there is no space after the colon of `about`"),
    "no space in line 1": ("title:x\nabout: y\n", "1:1: there is no space after the colon"),
    "colon in text": ("title: A truce: a plan\n", "1:15: `: ` ends a key"),
    "colon in a list": ("- a: b: c\n", "1:7: `: ` ends a key"),
    "colon in braces": ("a: {title: A truce: a plan}\n", "1:19: `: ` ends a key"),
    "quote in front": ('says: "Ready" to talk\n', "1:15: the text goes on after its closing quote"),
    "quote in a list": ("- 'Ready' to talk\n- b\n", "1:11: the text goes on after its closing"),
    "apostrophe": ("says: 'Russia's aim'\n", "1:15: the text goes on after its closing quote"),
    "quote in brackets": ("a: ['x' y]\n", "1:9: the text goes on after its closing quote"),
    "at sign": ("a: @x\n", "1:4: a text cannot begin with @; put the whole text in quotes"),
    "backtick": ("a: `x`\n", "1:4: a text cannot begin with `; put the whole text in quotes"),
    "per cent": ("a: %x\n", "1:4: a text cannot begin with %; put the whole text in quotes"),
    "directive": ("a: 1\n%x\n", "2:1: a line cannot begin with `%`"),
    "directive first": ("%x\na: 1\n", "1:1: a line cannot begin with `%`"),
    "open bracket": ("a: [b, c\nd: [e]\n", "1:4: the `[` that begins here is not closed"),
    "open brace": ("a: {b: c\nd: e\n", "1:4: the `{` that begins here is not closed"),
    "nothing but a bracket": ("[", "1:1: the `[` that begins here is not closed"),
    "open at the end": ("a: [b, c", "1:4: the `[` that begins here is not closed"),
    "wrong closing": ("a: [b}\n", "1:6: `}` cannot close `[`; write `]`"),
    "open quote": ('a: "b\nd: e\n', '1:4: the quote " that begins here is never closed'),
    "open single quote": ("a: 'b\nd: e\n", "1:4: the quote ' that begins here is never closed"),
    "closed too often": ("a: b\nc: [d]]\n", "2:7: `]` closes what was never opened"),
    "bracket in front": ("title: [Draft] x\n", "1:16: something follows after the closing `]`"),
    "comma between quotes": ("a: ['x' 'y']\n", "1:9: a comma is missing here"),
    "text at the margin": ("a: x y\nand so on\nb: z\n", "2:1: there is no colon after `and`"),
    "two commas": ("a: [b,, c]\n", "1:7: `,` stands where an entry is missing"),
    "comma missing": ("a: {b: [c] d: e}\n", "1:12: a comma or `}` is missing here"),
    "escape": ('a: "x\\q"\n', "1:6: `\\q` means nothing in double quotes"),
    "escape of no character": ('a: "x\\ud800"\n', "1:"),
    "escape cut short": ('a: "x\\x4"\n', "1:6: `\\x` means nothing in double quotes"),
    "escape beyond Unicode": ('a: "x\\U99999999"\n', "1:6: `\\U"),
    "folded on its line": ("a: > foo\n  bar\n", "1:4: after `>` the text begins on the next line"),
    "key too far in": ("a:\n  b: 1\n   c: 2\n", "3:4: this line continues the text"),
    "key in no column": ("a:\n  b: 1\n c: 2\n", "3:2: this line begins in a column in which"),
    "dash in no column": ("a:\n  - b\n - c\n", "3:2: no list above has its dashes in this column"),
    "list beside its key": ("a: - b\n", "1:4: a list cannot begin on the line of its key"),
    "first line indented": (" a: 1\nb: 2\n", "2:1: this line begins before the first one"),
    "after the end": ("a: 1\n...\nb: 2\n", "3:1: the model goes on after `...`"),
    "comment within": ("a:\n- x only if # y\n  z\n", "2:13: ` #` begins a comment and ends"),
}


@pytest.mark.parametrize("with_c", [True, False], ids=["C", "Python"])
@pytest.mark.parametrize("case", CASES)
def test_errors_of_syntax_in_plain_words(
    case: str, with_c: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_c and yaml.__with_libyaml__)
    content, expected = CASES[case]
    with pytest.raises(ModelError) as caught:
        compose(Text("m", content))
    (told,) = str(caught.value).splitlines()
    assert told.startswith(f"m:{expected}")
    assert "; " in told
