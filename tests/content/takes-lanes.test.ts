import { expect, it } from "vitest";
import lanes from "@/content/takes/lanes.json";
import takes from "@/content/takes/takes.json";

it("what a page may know of the takes is all but what is right and wrong with them", () => {
  const { spots, ...known } = takes;
  expect(lanes).toEqual(known);
  expect(JSON.stringify(lanes)).not.toMatch(/quality|fault|words|spots/);
  expect(spots.length).toBeGreaterThan(0);
});
