"""Who moves what a unit answers for when it is merged or split: one list, to which each room adds its own.

From a room's `apps.py`, in `ready`: `MOVERS["plan"] = "plan.actions.reporters.TASKS"`; the path names a
`core.reorganisation.movers.Mover`. The preview of a reorganisation shows them in this order.
"""

MOVERS = {
    "roles": "core.reorganisation.roles.ROLES",
    "people": "core.reorganisation.people.PEOPLE",
}
