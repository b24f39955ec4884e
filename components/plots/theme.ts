/** Colours and fonts of the page for what is drawn on a canvas. */
export interface PlotTheme {
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly accent: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly sideC: string;
  readonly good: string;
  readonly warning: string;
  /** Ready for `context.font`: 12 px numbers and words. */
  readonly valueFont: string;
  readonly textFont: string;
}

/** The theme in force at an element. */
export function readTheme(element: Element): PlotTheme {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ground: read("--ground"),
    surface: read("--surface"),
    raised: read("--raised"),
    line: read("--line"),
    lineStrong: read("--line-strong"),
    text: read("--text"),
    textSoft: read("--text-soft"),
    accent: read("--accent"),
    sideA: read("--side-a"),
    sideB: read("--side-b"),
    sideC: read("--side-c"),
    good: read("--good"),
    warning: read("--warning"),
    valueFont: `12px ${read("--font-value") || "monospace"}, monospace`,
    textFont: `12px ${read("--font-text") || "sans-serif"}, sans-serif`,
  };
}

/** Calls back whenever the theme or a font that it names may have changed. Returns how to stop. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const preference = window.matchMedia("(prefers-color-scheme: dark)");
  preference.addEventListener("change", onChange);
  document.fonts.addEventListener("loadingdone", onChange);
  return () => {
    observer.disconnect();
    preference.removeEventListener("change", onChange);
    document.fonts.removeEventListener("loadingdone", onChange);
  };
}
