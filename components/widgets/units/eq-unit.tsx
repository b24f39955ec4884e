"use client";

import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { type EqBand, type EqInsert, UNIT_PARAMETERS } from "@/audio-engine";
import { Knob } from "@/components/controls/knob";
import { EqGraph, type EqGraphHandle } from "@/components/plots/eq-graph";
import { SpectrumFeed } from "@/components/plots/spectrum-feed";
import { BandPanel } from "./band-panel";
import { type Params, within } from "./params";
import styles from "./units.module.css";

interface Samples {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export interface EqUnitHandle {
  setSpectra(before: Samples | null, after: Samples | null): void;
}

interface EqUnitProps {
  readonly insert: EqInsert;
  /** Place of the unit in its session: `strip/insert`. */
  readonly address?: string | undefined;
  readonly onParams: (params: Params, gesture: string | null) => void;
  readonly onCommit: () => void;
  readonly ref?: Ref<EqUnitHandle> | undefined;
}

const { outputGainDb: OUTPUT } = UNIT_PARAMETERS.eq;

/** The equaliser of a chain: the graph to draw in, and every number of the chosen band. */
export function EqUnit({ insert, address, onParams, onCommit, ref }: EqUnitProps) {
  const { bands, outputGainDb } = insert.params;
  const [selectedId, setSelectedId] = useState<string | null>(bands[0]?.id ?? null);
  const graph = useRef<EqGraphHandle>(null);
  const [feeds] = useState(() => ({ before: new SpectrumFeed(), after: new SpectrumFeed() }));
  useImperativeHandle(
    ref,
    () => ({
      setSpectra(before, after) {
        graph.current?.setSpectra(
          before === null ? null : feeds.before.push(before.left, before.right),
          after === null ? null : feeds.after.push(after.left, after.right),
        );
      },
    }),
    [feeds],
  );
  const setBands = (next: readonly EqBand[], gesture: string | null): void =>
    onParams({ bands: [...next] }, gesture);
  return (
    <div className={styles.panel}>
      <EqGraph
        ref={graph}
        label="Equaliser"
        bands={bands}
        rangeDb={24}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onChange={setBands}
        onGestureEnd={onCommit}
      />
      <div className={styles.eqFoot}>
        <BandPanel
          bands={bands}
          address={address}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onChange={setBands}
          onCommit={onCommit}
        />
        <Knob
          descriptor={OUTPUT}
          address={within(address, OUTPUT.id)}
          value={outputGainDb}
          onChange={(value) => onParams({ outputGainDb: value }, OUTPUT.id)}
          onCommit={onCommit}
        />
      </div>
    </div>
  );
}
