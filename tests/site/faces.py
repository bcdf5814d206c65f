"""What the faces of a meeting show of it, read off the page by any browser: each is an expression that gives JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.site.sources import modules, shared

# Its address beneath the meeting's page → what is read there. `told` is what a person sees of each step, in order.
_STEP_OF = """const plan = rhMeeting.plan();
  const stepOf = (id, before) => plan.steps.map(step => step.id)
    .filter(step => id === before + step || id.startsWith(`${before}${step}-`)).sort((a, b) => b.length - a.length)[0];
  const number = text => Number((/\\\\d+/.exec(text || '') || [NaN])[0]);
  const shown = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility());
  const text = (element, selector) => (element.querySelector(selector) || { textContent: '' }).textContent.trim();
""".replace("\\\\", "\\")

SCREENS = f"""(() => {{ {_STEP_OF}
  const told = [];
  for (const screen of [...document.querySelectorAll('.rh-screens > .rh-screen')].filter(each => !each.hidden)) {{
    const id = stepOf(screen.id, 'steg-');
    if (!id) continue;
    if (!told.length || told[told.length - 1].id !== id) told.push({{ id, minutes: number(text(screen, '.rh-screen__minutes')), phases: [] }});
    const phases = [...screen.querySelectorAll('.rh-phase')];
    if (phases.length > told[told.length - 1].phases.length) told[told.length - 1].phases =
      phases.map(phase => [number(text(phase, '.rh-phase__number')), text(phase, '.rh-phase__groups')]);
  }}
  return {{ plan, told }};
}})()"""

LEADER = f"""(() => {{ {_STEP_OF}
  const told = [...document.querySelectorAll('.rh-leader__step')].filter(each => !each.hidden).map(notes => ({{
    id: notes.id.slice('leder-'.length), minutes: number(text(notes, '.rh-leader__length')),
    phases: [...notes.querySelectorAll('[data-phase]')].map(phase => [number(text(phase, '.rh-leader__minutes')), text(phase, '.rh-leader__people')])
  }}));
  return {{ plan, told }};
}})()"""

RUN_SHEET = f"""(() => {{ {_STEP_OF}
  const told = shown('main [data-step]').map(row => ({{
    id: row.dataset.step, minutes: number(text(row, '.rh-run-sheet__minutes')),
    phases: [...row.querySelectorAll('.rh-run-sheet__phases li')].map(phase => [number(text(phase, '.rh-run-sheet__share')), text(phase, '.rh-run-sheet__people')])
  }}));
  return {{ plan, told }};
}})()"""

# The questions of sheet A, in order, and the kinds that stand there.
SHEETS = f"""(() => {{ {_STEP_OF}
  const sheets = shown('main .rh-sheet').map(sheet => sheet.dataset.kind);
  const questions = shown('main .rh-sheet[data-kind=A] [id*="sporsmal-"]').map(each => each.id.split('sporsmal-')[1]);
  return {{ plan, sheets, questions }};
}})()"""

FACES = {"vis/": SCREENS, "vis/leder/": LEADER, "kjoreplan/": RUN_SHEET}

# Few and many people, as planned, shorter and longer. The number of people is told with the minutes of the meeting.
_WISHES: list[tuple[dict[str, object], float | None]] = [
    ({"folk": 4}, 0.7),
    ({"folk": 9}, None),
    ({"folk": 40, "start": "14.00"}, None),
    ({"folk": 18}, 1.4),
]


def meetings() -> list[tuple[str, int]]:
    """Five modules of different parts, and every programme with an agenda: address and planned minutes."""
    every = modules()
    return [
        *((written.address, written.module["session"]["minutes"]) for written in every[:: len(every) // 5][:5]),
        *(
            (f"moter/programmer/{programme['id']}/", programme["agenda"]["minutes"])
            for programme in shared("programmes")
            if "agenda" in programme
        ),
    ]


def wished(number: int, minutes: int) -> Iterator[dict[str, object]]:
    """What is asked for of one of the meetings, of so many minutes, one time after the other.

    Each meeting is asked for once as it is planned and once in another length: the wishes go round among them, modules and programmes alike.
    """
    for wishes, share in _WISHES[number % 2 :: 2]:
        yield {"min": round(minutes * share), **wishes} if share else wishes


def assert_one_meeting(read: Callable[[str, str], Any], address: str, wishes: dict[str, object]) -> None:
    """Fails where a face shows other steps, minutes, groups or questions than the plan; `read` gives what an expression says of a page."""
    query = "?" + "&".join(f"{name}={value}" for name, value in wishes.items())
    seen = {face: read(f"{address}{face}{query}", told) for face, told in FACES.items()}
    sheets = read(f"{address}ark/{query}", SHEETS)
    plan = sheets["plan"]
    if "min" in wishes and plan["least"] is None:
        assert plan["minutes"] == wishes["min"]
    steps = [(step["id"], step["minutes"], [phase["minutes"] for phase in step["phases"]]) for step in plan["steps"]]
    for face, shown in seen.items():
        # No window that a meeting is led from counts its sheets.
        assert {"sheets": plan["sheets"], **shown["plan"]} == plan, (face, wishes)
        told = [(step["id"], step["minutes"], [each for each, _ in step["phases"]]) for step in shown["told"]]
        assert told == steps, (face, wishes)
        for step, says in zip(plan["steps"], shown["told"], strict=True):
            for phase, (_, people) in zip(step["phases"], says["phases"], strict=True):
                if phase["groups"] and phase["who"] == "group":
                    assert f"på {phase['groups'][0]}" in people, (face, wishes, step["id"], people)
    asked = [step["prompt"] for step in plan["steps"] if step["prompt"]]
    if "A" in sheets["sheets"]:
        assert set(sheets["questions"]) <= set(asked)
    counted = {sheet["kind"] for sheet in plan["sheets"]} - {"D"}
    assert counted <= set(sheets["sheets"])
