import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWallTime, momentOf, momentWords, wallTimeOf } from "./class-clock";

const BERLIN = "Europe/Berlin";
const utc = (text: string) => Date.parse(text);

describe("the clock of a class", () => {
  // Dates of the change: the EU's directive 2000/84/EC, the US Energy Policy Act of 2005.
  test.each([
    ["2026-01-15T12:00", BERLIN, "2026-01-15T11:00Z"],
    ["2026-07-15T12:00", BERLIN, "2026-07-15T10:00Z"],
    ["2026-03-08T12:00", "America/New_York", "2026-03-08T16:00Z"],
    ["2026-11-01T12:00", "America/New_York", "2026-11-01T17:00Z"],
    ["2026-07-15T12:00", "Asia/Kolkata", "2026-07-15T06:30Z"],
    ["2026-07-15T12:00", "UTC", "2026-07-15T12:00Z"],
  ])("%s in %s is %s", (wallTime, timeZone, moment) => {
    expect(momentOf(wallTime, timeZone, "ends")).toBe(utc(moment));
    expect(momentOf(wallTime, timeZone, "begins")).toBe(utc(moment));
    expect(wallTimeOf(utc(moment), timeZone)).toBe(wallTime);
  });

  test("in the night of the long hour, what begins takes the first 02:30 and what ends the second", () => {
    expect(momentOf("2026-10-25T02:30", BERLIN, "begins")).toBe(utc("2026-10-25T00:30Z"));
    expect(momentOf("2026-10-25T02:30", BERLIN, "ends")).toBe(utc("2026-10-25T01:30Z"));
  });

  test("in the night of the missing hour, what begins does so before it and what ends after it", () => {
    expect(momentOf("2026-03-29T02:30", BERLIN, "begins")).toBe(utc("2026-03-29T00:30Z"));
    expect(momentOf("2026-03-29T02:30", BERLIN, "ends")).toBe(utc("2026-03-29T01:30Z"));
  });

  test("shows every moment as the browser's own formatter does, and is read back within the hour", () => {
    const zone = fc.constantFrom(BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
    const minute = fc.integer({ min: 29_000_000, max: 31_000_000 });
    fc.assert(
      fc.property(minute, zone, (minutes, timeZone) => {
        const moment = minutes * 60_000;
        const wallTime = wallTimeOf(moment, timeZone);
        const formatted = new Date(moment).toLocaleString("sv-SE", { timeZone });
        expect(wallTime).toBe(formatted.slice(0, 16).replace(" ", "T"));
        expect(momentOf(wallTime, timeZone, "begins")).toBeLessThanOrEqual(moment);
        expect(momentOf(wallTime, timeZone, "ends")).toBeGreaterThanOrEqual(moment);
        expect(
          momentOf(wallTime, timeZone, "ends") - momentOf(wallTime, timeZone, "begins"),
        ).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  test("knows what is no time", () => {
    for (const text of ["2026-02-29T10:00", "2026-13-01T10:00", "2026-01-01T24:00", "2026-01-01", "soon"])
      expect([text, isWallTime(text)]).toEqual([text, false]);
    expect(isWallTime("2028-02-29T23:59")).toBe(true);
  });

  test("is said in words", () => {
    expect(momentWords(utc("2026-11-30T22:59Z"), BERLIN)).toBe("Mon 30 Nov, 23:59");
  });
});
