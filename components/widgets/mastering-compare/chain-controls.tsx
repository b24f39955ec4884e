"use client";

import { LIMITER_PARAMETERS, type Monitor, type Session, studioEngine } from "@/audio-engine";
import { Knob } from "@/components/controls/knob";
import { Toggle } from "@/components/controls/toggle";
import sharedStyles from "../shared/shared.module.css";
import { chainOf, withDrive, withEnabled } from "./chain";
import type { MasteringControl } from "./props";

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
  const { eq, limiter } = chainOf(session);
  if (!controls.some((control) => control !== "matching")) return null;
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
      {controls.includes("drive") && limiter !== null && (
        <Knob
          descriptor={LIMITER_PARAMETERS.inputGainDb}
          value={limiter.params.inputGainDb}
          disabled={!limiter.enabled}
          onChange={(driveDb) => onEdit((now) => withDrive(now, limiter, driveDb), "drive")}
          onCommit={onCommit}
        />
      )}
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
