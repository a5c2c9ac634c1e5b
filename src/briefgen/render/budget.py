"""What a stranger's template may take of the machine: so much time and memory, counted while it is filled."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from types import FrameType
from typing import Any

from jinja2.exceptions import SecurityError

MOST_SECONDS = 10.0
"""Of processor time, for all templates of one result; ours take a hundredth of it."""

MOST_BYTES = 1_000_000_000


@dataclass(slots=True)
class Budget:
    """The processor time that is left to the templates of one result."""

    seconds: float

    @contextmanager
    def kept(self, files: Container[str]) -> Iterator[None]:
        """Within it, the templates in `files` raise SecurityError when the time is spent or memory grows too far.

        Time is looked at in each call of a function, memory with each line of a template, since no line of what the
        sandbox lets through can do more than double it.
        """
        before, began, counted = sys.gettrace(), process_time(), tracemalloc.is_tracing()
        if not counted:
            tracemalloc.start()
        end, most = began + self.seconds, tracemalloc.get_traced_memory()[0] + MOST_BYTES

        def called(frame: FrameType, *_: object) -> Any:
            if process_time() > end:
                raise SecurityError("it takes too long")
            return lined if frame.f_code.co_filename in files else None

        def lined(frame: FrameType, *_: object) -> Any:
            if tracemalloc.get_traced_memory()[0] > most:
                raise SecurityError("it takes too much memory")
            return called(frame)

        sys.settrace(called)
        try:
            yield
        finally:
            sys.settrace(before)
            if not counted:
                tracemalloc.stop()
            self.seconds -= process_time() - began
