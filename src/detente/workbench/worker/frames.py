"""How the server and its worker speak: messages with their length before them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

from detente.conflict import Conflict

LENGTH = struct.Struct(">I")
MORE, LAST = b"+", b"."
"""What a message of the worker begins with: more follow for this job, or it is the last one."""

ENOUGH = b"enough "
"""What a message to the worker begins with that is no job but the number of one: it is to end with
what it has."""


@dataclass(frozen=True, slots=True)
class Job:
    """A study that is asked for, of a conflict that goes by a key.

    The key begins with the name and the revision of the model; `number` tells the jobs apart.
    """

    study: str
    key: tuple[Any, ...]
    conflict: Conflict
    args: dict[str, Any]
    number: int = 0


def packed(message: bytes) -> bytes:
    """A message with its length before it."""
    return LENGTH.pack(len(message)) + message


def received(stream: BinaryIO) -> bytes | None:
    """The next message of a stream, None at its end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])
