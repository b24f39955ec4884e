import { describe, expect, it } from "vitest";
import { Glide } from "./smoothing";

function steps(glide: Glide, count: number): number[] {
  return Array.from({ length: count }, () => glide.step());
}

describe("Glide", () => {
  it.each([16, 32])(
    "99 %% of a jump after 20 ms, by steps of %i frames; no overshoot, no corner at the start",
    (frames) => {
      const glide = new Glide(0, frames);
      glide.set(1, "smooth");
      const values = steps(glide, 9600 / frames);
      const after = values[960 / frames - 1]!;
      expect(after).toBeGreaterThan(0.985);
      expect(after).toBeLessThan(0.992);
      for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]!);
      const slopes = values.map((value, i) => value - (values[i - 1] ?? 0));
      expect(slopes[0]).toBeLessThan(0.5 * Math.max(...slopes));
      expect(values[values.length - 1]).toBe(1);
      expect(glide.isMoving).toBe(false);
    },
  );

  it("snaps at once, rests exactly, follows a target that turns back", () => {
    const glide = new Glide(3);
    expect(glide.isMoving).toBe(false);
    glide.set(-5, "snap");
    expect([glide.value, glide.targetValue, glide.isMoving]).toEqual([-5, -5, false]);
    glide.set(5, "smooth");
    steps(glide, 10);
    glide.set(-5, "smooth");
    expect(glide.isMoving).toBe(true);
    expect(steps(glide, 300)[299]).toBe(-5);
    glide.set(5, "smooth");
    glide.finish();
    expect(glide.value).toBe(5);
  });
});
