"use client";

import {
  LIMITER_PARAMETERS,
  type LimiterInsert,
  type Monitor,
  type Session,
  studioEngine,
  UNIT_PARAMETERS,
} from "@/audio-engine";
import { Knob } from "@/components/controls/knob";
import { Toggle } from "@/components/controls/toggle";
import sharedStyles from "../shared/shared.module.css";
import { chainOf, withCompressor, withEnabled, withLimiter, withThreshold } from "./chain";
import type { MasteringControl } from "./props";

/** The limiter's knobs by the control that shows them. */
const LIMITER_KNOBS = {
  drive: LIMITER_PARAMETERS.inputGainDb,
  ceiling: LIMITER_PARAMETERS.ceilingDbtp,
  release: LIMITER_PARAMETERS.releaseSeconds,
} as const satisfies Partial<Record<MasteringControl, unknown>>;

const EDITING: readonly MasteringControl[] = ["chain", "compressor", "drive", "ceiling", "release"];

/** Whether the student holds the master's chain, or only listens to it. */
export function editsChain(controls: readonly MasteringControl[]): boolean {
  return controls.some((control) => EDITING.includes(control));
}

interface ChainControlsProps {
  readonly ownerId: string;
  readonly controls: readonly MasteringControl[];
  readonly session: Session;
  readonly monitor: Monitor;
  readonly onEdit: (change: (session: Session) => Session, gesture?: string | null) => void;
  readonly onCommit: () => void;
}

/** The links of the master's chain, one by one, and the mono switch, which belongs to the listener. */
export function ChainControls({ ownerId, controls, session, monitor, onEdit, onCommit }: ChainControlsProps) {
  const { eq, compressor, limiter } = chainOf(session);
  if (!editsChain(controls) && !controls.includes("mono")) return null;
  return (
    <div className={sharedStyles.controls}>
      {controls.includes("chain") && eq !== null && (
        <Toggle on={eq.enabled} onChange={(on) => onEdit((now) => withEnabled(now, eq, on))}>
          EQ
        </Toggle>
      )}
      {controls.includes("chain") && limiter !== null && (
        <Toggle on={limiter.enabled} onChange={(on) => onEdit((now) => withEnabled(now, limiter, on))}>
          Limiter
        </Toggle>
      )}
      {controls.includes("compressor") && (
        <Toggle
          on={compressor?.enabled ?? false}
          onChange={(on) =>
            onEdit((now) => (compressor === null ? withCompressor(now) : withEnabled(now, compressor, on)))
          }
        >
          Compressor
        </Toggle>
      )}
      {controls.includes("compressor") && compressor !== null && (
        <Knob
          descriptor={UNIT_PARAMETERS.compressor.thresholdDb}
          address={`master/${compressor.id}/thresholdDb`}
          value={compressor.params.thresholdDb}
          disabled={!compressor.enabled}
          onChange={(thresholdDb) =>
            onEdit((now) => withThreshold(now, compressor, thresholdDb), "threshold")
          }
          onCommit={onCommit}
        />
      )}
      {limiter !== null && <LimiterKnobs {...{ controls, limiter, onEdit, onCommit }} />}
      {controls.includes("mono") && (
        <Toggle
          on={monitor.mono}
          onChange={(mono) => studioEngine().setMonitor(ownerId, { ...monitor, mono })}
        >
          Mono
        </Toggle>
      )}
    </div>
  );
}

function LimiterKnobs({
  controls,
  limiter,
  onEdit,
  onCommit,
}: Pick<ChainControlsProps, "controls" | "onEdit" | "onCommit"> & { readonly limiter: LimiterInsert }) {
  return (["drive", "ceiling", "release"] as const)
    .filter((control) => controls.includes(control))
    .map((control) => {
      const descriptor = LIMITER_KNOBS[control];
      return (
        <Knob
          key={control}
          descriptor={descriptor}
          address={`master/${limiter.id}/${descriptor.id}`}
          value={limiter.params[descriptor.id]}
          disabled={!limiter.enabled}
          onChange={(value) =>
            onEdit((now) => withLimiter(now, limiter, { [descriptor.id]: value }), control)
          }
          onCommit={onCommit}
        />
      );
    });
}
