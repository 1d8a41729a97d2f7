"""From the tree to the documents of the schema, with all errors of keys and types at once."""

from __future__ import annotations

from typing import Any, cast

from pydantic import ValidationError

from detente.files.fields import plain
from detente.files.mend import Beyond, mended
from detente.files.misfit import Misfit
from detente.files.nodes import Mapping
from detente.files.report import Report
from detente.files.schema import ModelDoc


def checked(tree: Mapping, report: Report) -> tuple[ModelDoc, Mapping] | None:
    """The model in `tree`, as far as it can be read, and the tree of that; None if too little can.

    What is wrong is noted in `report` and mended, so that the rest can be checked further.
    """
    while True:
        try:
            return ModelDoc.model_validate(plain(tree)), tree
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        found = [Misfit(cast("dict[str, Any]", each), tree) for each in details]
        misspelt = {id(misfit.outside) for misfit in found if misfit.type == "extra_forbidden"}
        for misfit in found:
            if not (misfit.type == "missing" and id(misfit.node) in misspelt):
                report.at(misfit.place, *misfit.words())
        try:
            tree = mended(tree, found, report)
        except Beyond:
            return None
