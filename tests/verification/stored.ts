import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { type Result, resultOf } from "./claim";
import { AREAS } from "./claims";

/** A verification run as it is kept in content/verification.json. */
export interface Verification {
  readonly engineVersion: number;
  /** Day of the run, as 2026-11-23. */
  readonly date: string;
  readonly results: readonly (Result & { readonly area: string })[];
}

/** Measures every claim; `told` hears each result as it comes. */
export function verify(date: string, told: (result: Result) => void = () => undefined): Verification {
  const results = AREAS.flatMap(({ title, claims }) =>
    claims.map((claim) => {
      const result = resultOf(claim);
      told(result);
      return { area: title, ...result };
    }),
  );
  return { engineVersion: ENGINE_VERSION, date, results };
}
