"""Items for scores, by hand and drawn by Hypothesis."""

from decimal import Decimal

from hypothesis import strategies as st

from audits.results import Result
from audits.scoring import Scored


def item(points=None, result=None, **fields) -> Scored:
    """An item of unit 1, dataset 1, with weight 1 and scale 4."""
    known = {"code": "M.1", "unit": 1, "dataset": 1, "principle": "I", "weight": Decimal(1), "scale": 4} | fields
    if result is None:
        result = Result.PASSED if points == known["scale"] else Result.PARTLY if points else Result.FAILED
    return Scored(result=result, points=None if points is None else Decimal(points), **known)


@st.composite
def drawn(draw):
    """Any item whose result and points agree."""
    scale = draw(st.integers(1, 10))
    result = draw(st.sampled_from(Result))
    points = {
        Result.PASSED: Decimal(scale),
        Result.FAILED: Decimal(0),
        Result.PARTLY: Decimal(draw(st.integers(1, 2 * scale))) / 2,
    }.get(result)
    return Scored(
        code=f"M.{draw(st.integers(1, 5))}",
        unit=draw(st.integers(1, 4)),
        dataset=draw(st.integers(1, 5)),
        principle=draw(st.sampled_from(["I", "II", "III"])),
        weight=draw(st.decimals(0, 5, places=2)),
        scale=scale,
        result=result,
        points=points,
    )


ITEMS = st.lists(drawn(), max_size=12)
