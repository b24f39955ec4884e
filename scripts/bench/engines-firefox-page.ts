import type { Mix } from "./engines-mix";
import type { EngineName } from "./engines-page";
import "./engines-page";

/** What the page is asked to do. */
export interface FirefoxPlan {
  readonly mixes: readonly Mix[];
  readonly engines: readonly EngineName[];
  readonly rounds: number;
}

/** One run of one engine. */
export interface FirefoxRun {
  /** Number of the mix in the plan. */
  readonly mix: number;
  readonly engine: EngineName;
  readonly milliseconds: number;
}

async function post(address: string, body: object): Promise<void> {
  await fetch(address, { method: "POST", body: JSON.stringify(body) });
}

async function run(): Promise<void> {
  const { mixes, engines, rounds }: FirefoxPlan = await (await fetch("/plan.json")).json();
  for (let round = 0; round < rounds; round++) {
    for (const [at, mix] of mixes.entries()) {
      for (const i of engines.keys()) {
        const engine = engines[(i + round) % engines.length]!;
        const { milliseconds } = await window.renderMix(engine, mix);
        await post("/found", { mix: at, engine, milliseconds } satisfies FirefoxRun);
      }
    }
  }
}

run().then(
  () => post("/done", {}),
  (error: unknown) => post("/done", { error: String(error) }),
);
