"""What the faces of a meeting show of it, read off the page by any browser: each is an expression that gives JSON."""

from __future__ import annotations

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
