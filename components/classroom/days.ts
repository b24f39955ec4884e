/** A day in words, by a class's clock: "5 December 2026". The same on the server as in every browser. */
export const dayOf = (atMs: number, timeZone = "UTC"): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(atMs);
