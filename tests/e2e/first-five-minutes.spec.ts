import { FIRST_STEPS, type FirstStep, slowDown, walkFirstMinutes } from "@/scripts/bench/first-minutes-walk";
import { expect, test } from "./page-watch";

// How long it takes is for `npm run bench -- first-minutes`: a busy machine is no fault of the course.
test.setTimeout(600_000);

test("the first five minutes work, step by step, on a slow line and a slow processor", async ({
  page,
  baseURL,
}) => {
  await slowDown(page);
  const done: FirstStep[] = [];
  await walkFirstMinutes(page, baseURL ?? "", (step) => done.push(step));
  expect(done).toEqual(FIRST_STEPS);
});
