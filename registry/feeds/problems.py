"""How the action API says no, in CKAN's envelope and status codes."""


class Problem(Exception):
    """A refusal with its status and what CKAN's envelope says of it."""

    status = 400

    def __init__(self, kind: str, told: dict):
        super().__init__(kind)
        self.error = {"__type": kind, **told}


class Invalid(Problem):
    """What was asked cannot be understood: 409, as CKAN answers."""

    status = 409


class Missing(Problem):
    """What was asked for is not there: 404."""

    status = 404

    def __init__(self):
        super().__init__("Not Found Error", {"message": "Not found"})
