"use client";

import { memo } from "react";
import { STRIP_PARAMETERS, type Strip, withValue } from "@/audio-engine";
import { ConsoleFader } from "@/components/controls/console-fader";
import { ConsoleKey } from "@/components/controls/console-key";
import { Knob } from "@/components/controls/knob";
import { LevelColumn, type LevelColumnHandle } from "@/components/controls/level-column";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { UNIT_WORDS } from "../units/unit-words";
import { withMute } from "./edits";
import styles from "./mixer.module.css";

/** What of a strip can be used besides its fader. */
export interface StripParts {
  /** The chain, and the way to the desk where it is opened. */
  readonly chain: boolean;
  readonly pan: boolean;
  readonly mute: boolean;
  readonly solo: boolean;
  readonly meter: boolean;
  /** Buses may be added. */
  readonly buses: boolean;
}

export const ALL_PARTS: StripParts = {
  chain: true,
  pan: true,
  mute: true,
  solo: true,
  meter: true,
  buses: true,
};

interface ChannelStripProps {
  readonly parts: StripParts;
  readonly strip: Strip;
  readonly kind: "track" | "bus" | "master";
  readonly selected: boolean;
  readonly soloed: boolean;
  /** Another track is soloed. */
  readonly silenced: boolean;
  readonly faderAutomated: boolean;
  readonly panAutomated: boolean;
  readonly column: (handle: LevelColumnHandle | null) => void;
  readonly onSelect: (stripId: string, insertId?: string | null) => void;
  readonly onAdd: (stripId: string) => void;
  readonly onSolo: (trackId: string) => void;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
}

/** Lines for a chain; the rest of it is in the desk below. */
const LINES = 2;

/** One strip: name, chain, pan, mute, solo, fader, meter. Drawn again only when it itself changes. */
export const ChannelStrip = memo(function ChannelStrip(props: ChannelStripProps) {
  const { strip, parts, kind, selected, soloed, silenced, column, onSelect, onAdd, onSolo, edit, onCommit } =
    props;
  const { id, name, mute } = strip;
  const set = (field: "faderDb" | "pan", value: number): void => {
    const address = `${id}/${field}`;
    edit((now) => withValue(now, address, value), address);
  };
  return (
    <fieldset
      className={styles.strip}
      data-strip={id}
      data-kind={kind}
      data-small={parts.chain ? undefined : ""}
      data-selected={selected ? "" : undefined}
      data-silenced={silenced || mute ? "" : undefined}
    >
      <legend className="visually-hidden">{name}</legend>
      {parts.chain ? (
        <button
          type="button"
          className={styles.name}
          data-control="name"
          aria-pressed={selected}
          aria-label={`${name}: open its chain and sends`}
          onClick={() => onSelect(id)}
        >
          <span>{name}</span>
        </button>
      ) : (
        <div className={styles.name} aria-hidden="true">
          <span>{name}</span>
        </div>
      )}
      {parts.chain && <Chips strip={strip} onSelect={onSelect} onAdd={onAdd} />}
      {parts.pan && (
        <div className={styles.pan} data-control="pan">
          <Knob
            descriptor={STRIP_PARAMETERS.pan}
            value={strip.pan}
            label={`${name} pan`}
            address={`${id}/pan`}
            disabled={props.panAutomated}
            onChange={(value) => set("pan", value)}
            onCommit={onCommit}
          />
        </div>
      )}
      {(parts.mute || parts.solo) && (
        <div className={styles.keys}>
          {parts.mute && (
            <ConsoleKey
              letter="M"
              label={`Mute ${name}`}
              light="alert"
              on={mute}
              data-control="mute"
              onClick={() => edit((now) => withMute(now, id, !mute))}
            />
          )}
          {parts.solo && kind === "track" && (
            <ConsoleKey
              letter="S"
              label={`Solo ${name}`}
              on={soloed}
              data-control="solo"
              onClick={() => onSolo(id)}
            />
          )}
        </div>
      )}
      <div className={styles.level}>
        <div data-control="fader">
          <ConsoleFader
            descriptor={STRIP_PARAMETERS.faderDb}
            value={strip.faderDb}
            label={`${name} fader`}
            address={`${id}/faderDb`}
            disabled={props.faderAutomated}
            onChange={(value) => set("faderDb", value)}
            onCommit={onCommit}
          />
        </div>
        {parts.meter && (
          <div className={styles.meterPlace}>
            <LevelColumn ref={column} label={`Level of ${name}`} />
          </div>
        )}
      </div>
      {(props.faderAutomated || props.panAutomated) && <p className={styles.automated}>moves by itself</p>}
    </fieldset>
  );
});

function Chips({ strip, onSelect, onAdd }: Pick<ChannelStripProps, "strip" | "onSelect" | "onAdd">) {
  const { inserts, id, name } = strip;
  const shown = inserts.length > LINES ? inserts.slice(0, LINES - 1) : inserts;
  return (
    <div className={styles.chips}>
      {shown.map((insert) => (
        <button
          key={insert.id}
          type="button"
          className={styles.chip}
          data-off={insert.enabled ? undefined : ""}
          aria-label={`${name}: ${UNIT_WORDS[insert.unit].name}${insert.enabled ? "" : ", off"}`}
          onClick={() => onSelect(strip.id, insert.id)}
        >
          {UNIT_WORDS[insert.unit].short}
        </button>
      ))}
      {shown.length < inserts.length && (
        <span className={styles.more}>+ {inserts.length - shown.length} more</span>
      )}
      {inserts.length < LINES && (
        <button
          type="button"
          className={styles.addChip}
          aria-label={`Add a unit to ${name}`}
          onClick={() => onAdd(id)}
        >
          +
        </button>
      )}
    </div>
  );
}
