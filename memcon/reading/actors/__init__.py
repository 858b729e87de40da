"""The persons, states and bodies of a page, each with every place that means it."""

from memcon.model.findings import Actor
from memcon.reading.actors.bearers import find_bearers
from memcon.reading.actors.names import find_names
from memcon.reading.actors.roles import find_roles
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.settling import settle
from memcon.reading.page import Found, Page


def find_actors(page: Page, found: Found) -> tuple[Actor, ...]:
    """All actors in the order of their first mentions. A mention that could mean two of them means none."""
    scene = Scene(page)
    names = find_names(scene)
    bearers = find_bearers(scene, names)
    roles = find_roles(scene, (*names, *bearers))
    return settle(scene, (*names, *bearers, *roles))
