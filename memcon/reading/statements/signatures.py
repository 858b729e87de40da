"""The names that stand after a dash under a quotation, or behind it: "“We will stay.” — Ana Costa, mayor of Lima"."""

from memcon.reading.actors.labels import name_signed
from memcon.reading.actors.scene import Scene
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.carriers import Place, content_of
from memcon.reading.turns import signature_after


def signed(scene: Scene, place: Place) -> Attribution | None:
    """The quotation as words of the one whose name stands after a dash right behind it; None where none does."""
    where = signature_after(scene.page.text, place.quotation.outer.end)
    run = name_signed(scene, where) if where is not None else None
    if where is None or run is None:
        return None
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.NAMED_BESIDE,
        direct=True,
        source=(where,),
        head=run.end - 1,
    )
