import { afterEach, expect, it, vi } from "vitest";
import { MixLock } from "./mix-lock";
import { newId } from "./new-id";

/** A tab: what it was told, and what it has kept when it is asked to hand over. */
interface Tab {
  readonly lock: MixLock;
  readonly told: string[];
}

const open: MixLock[] = [];

function tab(mixId: string, handOver: () => Promise<boolean> = async () => true): Tab {
  const told: string[] = [];
  const lock = new MixLock(mixId, {
    onHeld: (waited) => void told.push(waited ? "held, after another" : "held"),
    onElsewhere: () => void told.push("elsewhere"),
    onRefused: () => void told.push("refused"),
    handOver: () => {
      told.push("asked");
      return handOver();
    },
  });
  open.push(lock);
  return { lock, told };
}

afterEach(() => {
  for (const lock of open.splice(0)) lock.close();
  vi.useRealTimers();
});

it("one tab holds; the second waits and gets the mix when the first is closed", async () => {
  const id = newId();
  const first = tab(id);
  await expect.poll(() => first.told).toEqual(["held"]);
  const second = tab(id);
  await expect.poll(() => second.told).toEqual(["elsewhere"]);
  const other = tab(newId()); // Another mix.
  await expect.poll(() => other.told).toEqual(["held"]);
  first.lock.close();
  await expect.poll(() => second.told).toEqual(["elsewhere", "held, after another"]);
  expect(first.told).toEqual(["held"]);
});

it("a tab that takes over gets the mix only when the other has kept everything, and it can go back", async () => {
  const id = newId();
  let keep: (kept: boolean) => void = () => undefined;
  const first = tab(
    id,
    () =>
      new Promise((resolve) => {
        keep = resolve;
      }),
  );
  await expect.poll(() => first.told).toEqual(["held"]);
  const second = tab(id);
  const third = tab(id);
  await expect.poll(() => third.told).toEqual(["elsewhere"]);
  await expect.poll(() => second.told).toEqual(["elsewhere"]);
  third.lock.takeOver();
  await expect.poll(() => first.told).toEqual(["held", "asked"]);
  expect(third.told).toEqual(["elsewhere"]);
  keep(true);
  await expect.poll(() => third.told).toEqual(["elsewhere", "held, after another"]);
  await expect.poll(() => first.told).toEqual(["held", "asked", "elsewhere"]);
  expect(second.told, "it did not ask").toEqual(["elsewhere"]);
  first.lock.takeOver();
  await expect.poll(() => first.told.at(-1)).toBe("held, after another");
  await expect.poll(() => third.told.slice(-2)).toEqual(["asked", "elsewhere"]);
});

it("a tab that cannot keep its work keeps the mix", async () => {
  const id = newId();
  const first = tab(id, async () => false);
  await expect.poll(() => first.told).toEqual(["held"]);
  const second = tab(id);
  await expect.poll(() => second.told).toEqual(["elsewhere"]);
  // Its patience must not run out after it has been refused.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  second.lock.takeOver();
  await vi.waitUntil(() => second.told.includes("refused"), { timeout: 5000 });
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  const probe = await navigator.locks.query();
  expect(probe.held?.filter(({ name }) => name?.endsWith(id))).toHaveLength(1);
  expect(second.told).toEqual(["elsewhere", "refused"]);
  expect(first.told).toEqual(["held", "asked"]);
});

it("a tab that sleeps is not waited for longer than a moment", async () => {
  const id = newId();
  const first = tab(id, () => new Promise(() => undefined));
  await expect.poll(() => first.told).toEqual(["held"]);
  const second = tab(id);
  await expect.poll(() => second.told).toEqual(["elsewhere"]);
  second.lock.takeOver();
  await expect.poll(() => second.told, { timeout: 10_000 }).toEqual(["elsewhere", "held, after another"]);
  await expect.poll(() => first.told).toEqual(["held", "asked", "elsewhere"]);
});
