"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import {
  type BuiltInsert,
  type ChoiceDescriptor,
  type ParameterDescriptor,
  type SwitchDescriptor,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine";
import { Knob } from "@/components/controls/knob";
import { Segmented } from "@/components/controls/segmented";
import { Toggle } from "@/components/controls/toggle";
import { TransferCurve, type TransferHandle, type TransferSettings } from "@/components/plots/transfer-curve";
import { EqUnit, type EqUnitHandle } from "./eq-unit";
import { type Params, within } from "./params";
import { type ReductionHandle, ReductionReadout } from "./reduction-readout";
import { UNIT_WORDS } from "./unit-words";
import styles from "./units.module.css";

export interface UnitPanelHandle {
  /** What the unit lowers now, 0 or positive; null when nothing sounds. The level that goes in, in dBFS, where it is known. */
  setReduction(reductionDb: number | null, inDb?: number): void;
  /** Newest sound before and after the strip's chain, 4096 frames of each channel; null when nothing sounds. */
  setSpectra: EqUnitHandle["setSpectra"];
}

interface UnitPanelProps {
  readonly insert: BuiltInsert;
  /** Place of the unit in its session: `strip/insert`. */
  readonly address?: string | undefined;
  /** Changed parameters; what one drag or one held key changes shares a `gesture`. */
  readonly onParams: (params: Params, gesture: string | null) => void;
  readonly onCommit: () => void;
  /** Parameters that automation moves: no hand can. */
  readonly isAutomated?: ((key: string) => boolean) | undefined;
  /** The numbers that are shown, by their ids; all when not given. */
  readonly only?: readonly string[] | undefined;
  /** False where a meter would tell what is to be heard. */
  readonly metered?: boolean | undefined;
  readonly ref?: Ref<UnitPanelHandle> | undefined;
}

/** Every parameter of any unit, from the one parameter table; with its picture where the unit has one. */
export function UnitPanel(props: UnitPanelProps) {
  const { insert, address, onParams, onCommit, isAutomated = noHand, only, metered = true, ref } = props;
  const transfer = useRef<TransferHandle>(null);
  const reduction = useRef<ReductionHandle>(null);
  const eq = useRef<EqUnitHandle>(null);
  useImperativeHandle(
    ref,
    () => ({
      setReduction(reductionDb, inDb) {
        transfer.current?.setReduction(reductionDb, inDb);
        reduction.current?.update(reductionDb);
      },
      setSpectra: (before, after) => eq.current?.setSpectra(before, after),
    }),
    [],
  );
  const { unit } = insert;
  const params: Params = insert.params;
  const settings = transferSettings(insert);
  if (insert.unit === "eq") {
    return <EqUnit ref={eq} address={address} insert={insert} onParams={onParams} onCommit={onCommit} />;
  }
  return (
    <div className={styles.unit} data-pictured={settings === null ? undefined : ""}>
      {settings !== null && (
        <TransferCurve
          ref={transfer}
          label={`${UNIT_WORDS[unit].name}: level in and out`}
          settings={settings}
        />
      )}
      <div className={styles.panel}>
        <p className={styles.does}>{UNIT_WORDS[unit].does}</p>
        {choicesOf(unit).map(({ id, label, options }) => (
          <Segmented
            key={id}
            label={label}
            showLabel
            options={options}
            value={String(params[id])}
            onChange={(value) => onParams({ [id]: value }, null)}
          />
        ))}
        <div className={styles.knobGrid}>
          {numbersOf(unit, only).map((descriptor) => (
            <Knob
              key={descriptor.id}
              descriptor={descriptor}
              address={within(address, descriptor.id)}
              value={Number(params[descriptor.id])}
              disabled={isAutomated(descriptor.id)}
              onChange={(value) => onParams({ [descriptor.id]: value }, descriptor.id)}
              onCommit={onCommit}
            />
          ))}
        </div>
        {switchesOf(unit).map(({ id, label }) => (
          <Toggle key={id} on={params[id] === true} onChange={(on) => onParams({ [id]: on }, null)}>
            {label}
          </Toggle>
        ))}
        {metered && REDUCING.has(unit) && <ReductionReadout ref={reduction} enabled={insert.enabled} />}
      </div>
    </div>
  );
}

type UnitName = BuiltInsert["unit"];

const REDUCING: ReadonlySet<UnitName> = new Set(["compressor", "gate", "de-esser", "limiter"]);

const noHand = (): boolean => false;

function numbersOf(unit: UnitName, only: readonly string[] | undefined): readonly ParameterDescriptor[] {
  const all: readonly ParameterDescriptor[] = Object.values(UNIT_PARAMETERS[unit]);
  return only === undefined ? all : all.filter(({ id }) => only.includes(id));
}

function switchesOf(unit: UnitName): readonly SwitchDescriptor[] {
  const table: Partial<Record<UnitName, Record<string, SwitchDescriptor>>> = UNIT_SWITCHES;
  return Object.values(table[unit] ?? {});
}

function choicesOf(unit: UnitName): readonly ChoiceDescriptor[] {
  const table: Partial<Record<UnitName, Record<string, ChoiceDescriptor>>> = UNIT_CHOICES;
  return Object.values(table[unit] ?? {});
}

function transferSettings(insert: BuiltInsert): TransferSettings | null {
  switch (insert.unit) {
    case "compressor":
      return { unit: "compressor", params: insert.params };
    case "gate":
      return { unit: "gate", params: insert.params };
    case "de-esser":
      return { unit: "de-esser", params: insert.params };
    default:
      return null;
  }
}
