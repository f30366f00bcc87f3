"""The one error class for what a user can mend."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend, as one sentence each: where, what is wrong, what to do.

    ``where`` is a file name or a place inside one (``interview.csv, line 4``).  Anything else that is raised is
    a bug and keeps its traceback.
    """

    def __init__(self, where: str, what: str, todo: str) -> None:
        super().__init__(where, what, todo)
        self.where = where
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.todo}."
