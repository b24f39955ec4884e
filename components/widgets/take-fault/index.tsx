"use client";

import { useEffect, useId, useState } from "react";
import { loadManifest, type Side, studioEngine } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { LoadingFrame } from "../shared/loading-frame";
import sharedStyles from "../shared/shared.module.css";
import { useBlind } from "../shared/use-blind";
import { useLoaded } from "../shared/use-loaded";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";

/** Faults of a single voice's recording, each beside the same performance without it. */
export type VoiceFault = "clipped" | "plosive" | "roomy" | "bleed";

export interface TakeFaultProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly fault: VoiceFault;
}

interface LoadedFault {
  readonly sides: readonly Side[];
  readonly frames: number;
  /** What is heard. */
  readonly words: string;
}

/** One performance, recorded well and badly, equally loud. */
export function TakeFault(props: TakeFaultProps) {
  const [load] = useState(() => () => loadFault(props.fault));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <FaultBench {...props} {...loaded.value} />;
}

const LABELS: readonly SideLabel[] = [
  { id: "clean", letter: "A", label: "Good take" },
  { id: "faulty", letter: "B", label: "Faulty take" },
];

function FaultBench({ id, sides, frames, words }: TakeFaultProps & LoadedFault) {
  const ownerId = `${id}-${useId()}`;
  const sound = useSound(ownerId);
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const blind = useBlind(["clean", "faulty"], hear);
  useEffect(() => {
    const engine = studioEngine();
    void engine.load({
      ownerId,
      comparison: { sides, matched: true },
      startSideId: "faulty",
      loop: { startFrame: 0, endFrame: frames },
      taps: [],
    });
    return () => engine.release(ownerId);
  }, [ownerId, sides, frames]);
  const choose = (sideId: string): void => (blind.state === null ? hear(sideId) : blind.guess(sideId));
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => choose("clean"),
    sideB: () => choose("faulty"),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, 0),
  });
  return (
    <WidgetFrame
      label="A good take and a faulty one"
      onKeyDown={onKeyDown}
      promiseId="loudness"
      promisePlace="end"
    >
      <ComparisonBar ownerId={ownerId} sides={LABELS} sound={sound} blind={blind} onSide={hear} />
      <p className={sharedStyles.matchWords}>B: {words}</p>
    </WidgetFrame>
  );
}

async function loadFault(fault: VoiceFault): Promise<LoadedFault> {
  const [{ default: document }, { assetsByHash }] = await Promise.all([
    import("@/content/takes/faults.json"),
    loadManifest(),
  ]);
  const about = document.faults.find(({ id }) => id === fault);
  const assets = [...assetsByHash.values()];
  const clean = assets.find(({ id }) => id === about?.cleanAssetId);
  const faulty = assets.find(({ id }) => id === about?.faultyAssetId);
  if (about === undefined || clean === undefined || faulty === undefined)
    throw new RangeError(`The course has no faulty take "${fault}".`);
  const side = (id: string, label: string, { id: assetId, pcmSha256, frames }: typeof clean): Side => ({
    id,
    label,
    kind: "asset",
    asset: { kind: "library", id: assetId, pcmSha256 },
    frames,
  });
  return {
    sides: [side("clean", "Good take", clean), side("faulty", "Faulty take", faulty)],
    frames: Math.min(clean.frames, faulty.frames),
    words: about.words,
  };
}
