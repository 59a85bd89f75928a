"""What a duty of the daily round that sends letters tells."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Posted:
    """How many letters went out, and which did not."""

    sent: int
    failed: tuple[str, ...] = ()

    def __str__(self):
        return f"листів надіслано: {self.sent}"
