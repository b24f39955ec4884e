/** Moves the focus to the same control of the strip on the left (−1) or on the right (1). */
export function focusNeighbour(board: HTMLElement | null, step: 1 | -1): void {
  const control = document.activeElement?.closest<HTMLElement>("[data-control]");
  const strip = control?.closest<HTMLElement>("[data-strip]");
  if (board === null || control == null || strip == null) return;
  const strips = [...board.querySelectorAll<HTMLElement>("[data-strip]")];
  const name = CSS.escape(control.dataset.control ?? "");
  for (let i = strips.indexOf(strip) + step; i >= 0 && i < strips.length; i += step) {
    const place = strips[i]?.querySelector<HTMLElement>(`[data-control="${name}"]`);
    const target = place?.matches("button") ? place : place?.querySelector<HTMLElement>("input, button");
    // The master has no solo key: past it.
    if (target == null) continue;
    target.focus();
    return;
  }
}
