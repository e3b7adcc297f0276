"""Components, actions, charts, the world and its clock: a guarded-command language in Python, without any protocol.

Read `component` first (what a world is made of), then `action` (how it changes), `chart` (which changes are legal at
all) and `binding` (how declarations become one model that can be run step by step).
"""

from model.kernel.action import NEVER, NOW, Action, Actor, Turn, action
from model.kernel.binding import Binding, BoundAction, Model, ModelError, Outcome, Slot, Step
from model.kernel.chart import Chart, ChartError
from model.kernel.component import Component, Fold, Index, Observer, fold, observer, timer

__all__ = [
    "NEVER",
    "NOW",
    "Action",
    "Actor",
    "Binding",
    "BoundAction",
    "Chart",
    "ChartError",
    "Component",
    "Fold",
    "Index",
    "Model",
    "ModelError",
    "Observer",
    "Outcome",
    "Slot",
    "Step",
    "Turn",
    "action",
    "fold",
    "observer",
    "timer",
]
