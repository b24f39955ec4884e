import { findFirefox } from "@/scripts/lib/firefox.mjs";
import { runInFirefox } from "@/scripts/lib/firefox-page.mjs";
import { bundled } from "./bench-page";
import type { FirefoxPlan, FirefoxRun } from "./engines-firefox-page";
import type { Mix } from "./engines-mix";
import type { EngineName } from "./engines-page";

const MOST_SECONDS = 1500;

/** Milliseconds of every run in Firefox, by mix and engine; null when no Firefox can be had. */
export async function measureInFirefox(
  plan: FirefoxPlan,
): Promise<ReadonlyMap<Mix, Record<EngineName, number[]>> | null> {
  const firefox = await findFirefox();
  if (firefox === undefined) return null;
  const script = { type: "text/javascript" };
  const files = new Map([
    ["/", { type: "text/html", body: '<!doctype html><script src="page.js"></script>' }],
    ["/page.js", { ...script, body: await bundled(["scripts", "bench", "engines-firefox-page.ts"], "iife") }],
    [
      "/engines.worklet.js",
      { ...script, body: await bundled(["scripts", "bench", "engines.worklet.ts"], "esm") },
    ],
    ["/plan.json", { type: "application/json", body: JSON.stringify(plan) }],
  ]);
  const times = new Map<Mix, Record<EngineName, number[]>>(
    plan.mixes.map((mix) => [mix, { native: [], tone: [], console: [] }]),
  );
  const take = ({ mix, engine, milliseconds }: FirefoxRun): void => {
    times.get(plan.mixes[mix]!)![engine].push(milliseconds);
  };
  await runInFirefox(firefox, files, take, MOST_SECONDS);
  return times;
}
