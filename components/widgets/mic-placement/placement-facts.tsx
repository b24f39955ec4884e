import type { PlacementDescription } from "@/audio-engine";
import sharedStyles from "../shared/shared.module.css";
import { decibels } from "../shared/words";

/** The placement in numbers. */
export function PlacementFacts({ facts }: { facts: PlacementDescription }) {
  const { directToReverberantDb, proximityGainDb, criticalDistanceMetres, earlyReflectionDelaySeconds } =
    facts;
  return (
    <dl className={sharedStyles.facts}>
      <div>
        <dt title="Level of the direct sound against everything that comes back from the walls">
          Direct to room
        </dt>
        <dd>{decibels(directToReverberantDb)}</dd>
      </div>
      <div>
        <dt title="How much the closeness raises 100 hertz">Bass boost at 100 Hz</dt>
        <dd>{decibels(proximityGainDb)}</dd>
      </div>
      <div>
        <dt title="Where direct sound and room are equally strong, facing the source">Critical distance</dt>
        <dd>{criticalDistanceMetres.toFixed(2)} m</dd>
      </div>
      <div>
        <dt title="From the direct sound to the first reflection">First reflection after</dt>
        <dd>{(earlyReflectionDelaySeconds * 1000).toFixed(1)} ms</dd>
      </div>
    </dl>
  );
}
