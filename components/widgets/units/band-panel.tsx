"use client";

import { useId } from "react";
import {
  EQ_BAND_KINDS,
  EQ_BAND_PARAMETERS,
  type EqBand,
  type EqBandKind,
  noteName,
  studioEngine,
} from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useWantedPlace } from "@/components/controls/control-notes";
import { Knob } from "@/components/controls/knob";
import { Segmented } from "@/components/controls/segmented";
import { Toggle } from "@/components/controls/toggle";
import { within } from "./params";
import styles from "./units.module.css";

const KIND_WORDS: Readonly<Record<EqBandKind, string>> = {
  bell: "Bell",
  "low-shelf": "Low shelf",
  "high-shelf": "High shelf",
  "low-cut": "Low cut",
  "high-cut": "High cut",
  notch: "Notch",
};

/** Kinds that have no gain: they cut. */
const WITHOUT_GAIN: ReadonlySet<EqBandKind> = new Set(["low-cut", "high-cut", "notch"]);

interface BandPanelProps {
  /** Place of the equaliser in its session: `strip/insert`. */
  readonly address?: string | undefined;
  readonly bands: readonly EqBand[];
  readonly selectedId: string | null;
  readonly onSelect: (bandId: string) => void;
  readonly onChange: (bands: readonly EqBand[], gesture: string | null) => void;
  readonly onCommit: () => void;
}

/** Every number of the chosen band as knobs and words: the way without dragging in the graph. */
export function BandPanel({ address, bands, selectedId, onSelect, onChange, onCommit }: BandPanelProps) {
  const kindId = useId();
  useWantedPlace(([stripId, insertId, bandId = ""]) => {
    if (address === `${stripId}/${insertId}` && bands.some(({ id }) => id === bandId)) onSelect(bandId);
  });
  const band = bands.find((candidate) => candidate.id === selectedId) ?? bands[0];
  if (band === undefined)
    return <p className={styles.empty}>No band: the sound passes as it is. Add one above.</p>;

  const place = within(address, band.id);
  const set = (change: Partial<EqBand>, gesture: string | null): void =>
    onChange(
      bands.map((other) => (other.id === band.id ? { ...other, ...change } : other)),
      gesture,
    );
  const choices = bands.map(({ id }, i) => ({ value: id, label: `Band ${i + 1}` }));
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <Segmented label="Band" options={choices} value={band.id} onChange={onSelect} />
        <div className={styles.kind}>
          <label htmlFor={kindId}>Kind</label>
          <select
            id={kindId}
            value={band.kind}
            onChange={(event) => set({ kind: event.target.value as EqBandKind }, null)}
          >
            {EQ_BAND_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </select>
          <Toggle on={band.enabled} onChange={(enabled) => set({ enabled }, null)}>
            On
          </Toggle>
        </div>
      </div>
      <div className={styles.row}>
        <div className={styles.knobs}>
          <Knob
            descriptor={EQ_BAND_PARAMETERS.frequencyHz}
            address={within(place, "frequencyHz")}
            value={band.frequencyHz}
            onChange={(frequencyHz) => set({ frequencyHz }, `${band.id}/frequencyHz`)}
            onCommit={onCommit}
          />
          <Knob
            descriptor={EQ_BAND_PARAMETERS.gainDb}
            address={within(place, "gainDb")}
            value={band.gainDb}
            disabled={WITHOUT_GAIN.has(band.kind)}
            onChange={(gainDb) => set({ gainDb }, `${band.id}/gainDb`)}
            onCommit={onCommit}
          />
          <Knob
            descriptor={EQ_BAND_PARAMETERS.q}
            address={within(place, "q")}
            value={band.q}
            onChange={(q) => set({ q }, `${band.id}/q`)}
            onCommit={onCommit}
          />
        </div>
        <Button
          look="quiet"
          className={styles.note}
          onClick={() => studioEngine().audition(band.frequencyHz)}
        >
          Hear it as a note: {noteName(band.frequencyHz)}
        </Button>
        <Button
          look="quiet"
          onClick={() =>
            onChange(
              bands.filter((other) => other.id !== band.id),
              null,
            )
          }
        >
          Remove
        </Button>
      </div>
    </div>
  );
}
