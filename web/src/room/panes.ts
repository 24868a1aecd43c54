// From pane to pane. A pane is whatever carries `data-pane`, in the order
// of the page; its first control gets the focus, or the pane itself.

const FOCUSABLE = '.cm-content, button:not(:disabled), [href], input, textarea, select, [tabindex="0"]';

/** Moves the focus `by` panes onwards. */
export function movePane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[at < 0 ? 0 : (at + by + panes.length) % panes.length];
  const controls = [...(next?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const control =
    next?.querySelector<HTMLElement>('.cm-content') ??
    controls.find((candidate) => candidate.checkVisibility({ visibilityProperty: true }));
  (control ?? next)?.focus();
}
