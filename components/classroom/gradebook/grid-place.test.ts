import fc from "fast-check";
import { expect, test } from "vitest";
import { placeForKey } from "./grid-place";

const LAST = { row: 20, column: 5 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false });
const from = (row: number, column: number, key: string, ctrlKey = false) => {
  const place = placeForKey({ row, column }, LAST, press(key, ctrlKey));
  return place && [place.row, place.column];
};

test("arrows go by one, Home and End along the row, with Ctrl to the corners, Page keys by ten", () => {
  expect(from(3, 2, "ArrowUp")).toEqual([2, 2]);
  expect(from(3, 2, "ArrowDown")).toEqual([4, 2]);
  expect(from(3, 2, "ArrowLeft")).toEqual([3, 1]);
  expect(from(3, 2, "ArrowRight")).toEqual([3, 3]);
  expect(from(3, 2, "Home")).toEqual([3, 0]);
  expect(from(3, 2, "End")).toEqual([3, 5]);
  expect(from(3, 2, "Home", true)).toEqual([0, 0]);
  expect(from(3, 2, "End", true)).toEqual([20, 5]);
  expect(from(3, 2, "PageDown")).toEqual([13, 2]);
  expect(from(13, 2, "PageUp")).toEqual([3, 2]);
});

test("no key leads out of the grid, and keys of others are left to them", () => {
  const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  fc.assert(
    fc.property(fc.nat(20), fc.nat(5), fc.constantFrom(...keys), (row, column, key) => {
      const place = placeForKey({ row, column }, LAST, press(key));
      expect(place?.row).toBeGreaterThanOrEqual(0);
      expect(place?.row).toBeLessThanOrEqual(20);
      expect(place?.column).toBeGreaterThanOrEqual(0);
      expect(place?.column).toBeLessThanOrEqual(5);
    }),
  );
  expect(["Tab", "a", "Enter", " "].map((key) => from(1, 1, key))).toEqual([null, null, null, null]);
  expect(placeForKey({ row: 1, column: 1 }, LAST, { ...press("ArrowUp"), altKey: true })).toBeNull();
  expect(from(1, 1, "ArrowUp", true)).toBeNull();
});
