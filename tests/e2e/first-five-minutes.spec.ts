import { FIRST_STEPS, type FirstStep, walkFirstMinutes } from "@/scripts/bench/first-minutes-walk";
import { expect, test } from "./page-watch";

// How long it takes on a slow line and a slow processor is for `npm run bench -- first-minutes`.

test("the first five minutes work, step by step", async ({ page, baseURL }) => {
  const done: FirstStep[] = [];
  await walkFirstMinutes(page, baseURL ?? "", (step) => done.push(step));
  expect(done).toEqual(FIRST_STEPS);
});
