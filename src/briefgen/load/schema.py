"""The brief's model made of a file's values, or every fault in the author's own terms."""

from __future__ import annotations

from pydantic import ValidationError

from briefgen.diagnostics import InputError, error
from briefgen.load.node import Node, key_of
from briefgen.model import BriefModel


def validated(root: Node) -> BriefModel:
    """The model; raises InputError with every fault."""
    try:
        return BriefModel.model_validate(root.data)
    except ValidationError as faults:
        raise InputError(
            *(
                error("wrong-value", fault["msg"], root.where, key=key_of(root, fault["loc"]))
                for fault in faults.errors(include_url=False)
            )
        ) from None
