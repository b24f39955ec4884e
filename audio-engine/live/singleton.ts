import { LiveEngine } from "./engine";
import { MeasuringWorker } from "./measuring-worker";

/** Under which tests and diagnostics find the page's engine. */
const DIAGNOSTICS_KEY = Symbol.for("behind-the-glass.engine");

let engine: LiveEngine | null = null;

/** The page's one engine. Making it starts nothing: no context, no worker, no request. */
export function studioEngine(): LiveEngine {
  if (engine === null) {
    engine = new LiveEngine(new MeasuringWorker());
    Reflect.set(globalThis, DIAGNOSTICS_KEY, engine);
  }
  return engine;
}
