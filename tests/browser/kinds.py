"""Which kinds of things stand on a page: what axe says of one, it says of all of the kind, whatever they say.

A thing's kind is all that a rule of axe can ask of its own: what it is and stands in, with whatever is said of it to a browser;
whether it shows, says anything, is small to hit or can be scrolled; and of lists and tables what they are made of. Of how a thing is
styled a rule sees no more than that: its classes matter only where one is hit. What axe asks of a page as a whole is asked of each
frame that pages are set in; what depends on the words of one, `tests/site/test_every_page.py` asks of all.
"""

from __future__ import annotations

from collections.abc import Collection

from playwright.sync_api import JSHandle, Page

# The kinds are numbers: so many texts would take long to send.
_KINDS = r"""() => {
  // Of these it matters what they say; of all others, whether they say anything.
  const read = new Set(['autocomplete', 'colspan', 'dir', 'lang', 'role', 'rowspan', 'scope', 'tabindex', 'type']);
  const points = new Set(['aria-controls', 'aria-describedby', 'aria-details', 'aria-label', 'aria-labelledby', 'aria-owns']);
  const frame = 'header, nav, main, aside, footer, form, section, [role], h1';
  const made = 'ul, ol, dl, table, thead, tbody, tfoot, tr, details, fieldset, figure, label, select, menu';
  // Nothing depends on whether a thing stands in one of these about which nothing is said, or on one that only marks words.
  const words = new Set(['b', 'br', 'code', 'em', 'i', 'span', 'strong', 'sub', 'sup', 'wbr']);
  const isAround = new Set(['blockquote', 'div', 'p', ...words]);
  const used = 'a, button, input, select, summary, textarea, [tabindex]';
  const number = text => {
    let found = 5381;
    for (let at = 0; at < text.length; at++) found = Math.imul(found, 33) ^ text.charCodeAt(at);
    return found >>> 0;
  };
  const own = element => {
    const said = [...element.attributes].filter(({name}) => !/^(class$|data-|id$|style$)/.test(name)).map(({name, value}) =>
      `${name}=${read.has(name) || name.startsWith('aria-') && !points.has(name) ? value : Boolean(value.trim())}`);
    return [element.localName, ...said.sort()].join(' ');
  };
  const places = new Map(), kinds = new Map(), around = new Set();
  for (const element of document.querySelectorAll('body, body *')) {
    const isDrawn = element.closest('svg') && !element.matches('svg, a, [role], [tabindex], [aria-label], title');
    if (isDrawn || element.matches('script, style, template, noscript')) continue;
    const above = places.get(element.parentElement) ?? 0, itself = own(element);
    const isPassedOver = isAround.has(itself) && !element.parentElement.matches(made);
    const place = number(`${above} ${itself}`), asked = [place];
    places.set(element, isPassedOver ? above : place);
    if (isPassedOver && words.has(itself)) continue;
    if (element.matches(frame) && !element.closest('article')) around.add(place);
    asked.push(element.checkVisibility({opacityProperty: true, visibilityProperty: true}), Boolean(element.textContent.trim()));
    asked.push([...element.childNodes].some(child => child.nodeType === 3 && child.data.trim()));
    if (element.matches(made)) asked.push([...new Set([...element.children].map(own))].sort());
    const look = getComputedStyle(element);
    if (element.matches(used) && look.display !== 'inline') {
      const {width, height} = element.getBoundingClientRect();
      asked.push(Math.min(width, height) < 24, element.className);
    }
    if (look.overflowX !== 'visible') {
      asked.push(element.scrollWidth > element.clientWidth, element.scrollHeight > element.clientHeight, !element.querySelector(used));
    }
    kinds.set(element, number(asked.join()));
  }
  // What a page is set in: its head, and all that a listener goes by outside its text.
  const heads = [...document.head.querySelectorAll('meta, title')];
  for (const head of heads) kinds.set(head, number(head.matches('[name=viewport], [http-equiv]') ? head.outerHTML : own(head)));
  kinds.set(document.documentElement, number([...new Set([document.documentElement, ...heads].map(own)), ...around].join()));
  return kinds;
}"""


class Kinds:
    """The kinds that stand on a page as it is now, and which of them nobody has been asked about."""

    def __init__(self, page: Page, known: Collection[int | str]) -> None:
        self._of_elements: JSHandle = page.evaluate_handle(_KINDS)
        self.new: set[int] = {*self._of_elements.evaluate("kinds => [...new Set(kinds.values())]")} - {*known}

    def first_of_new(self) -> JSHandle:
        """The first element of each kind that is new; the outermost stands for what a page is set in."""
        return self._of_elements.evaluate_handle(
            """(kinds, wanted) => {
              const rest = new Set(wanted);
              return [...kinds].filter(([, kind]) => rest.delete(kind)).map(([element]) => element);
            }""",
            [*self.new],
        )
