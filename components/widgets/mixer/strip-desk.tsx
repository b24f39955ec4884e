"use client";

import { type RefObject, useId } from "react";
import type { Insert, Session, Strip } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Toggle } from "@/components/controls/toggle";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { UnitPanel, type UnitPanelHandle } from "../units/unit-panel";
import { UNIT_WORDS } from "../units/unit-words";
import { Chain } from "./chain";
import {
  isAutomated,
  openBuses,
  withName,
  withOutput,
  withoutAutomation,
  withoutBus,
  withParams,
  withPolarity,
} from "./edits";
import styles from "./mixer.module.css";
import { Sends } from "./sends";

interface StripDeskProps {
  /** False where strips keep their names and where they go, and no bus is added. */
  readonly canRewire?: boolean;
  /** Whoever came here wants to add a unit. */
  readonly adding: boolean;
  readonly panel: RefObject<UnitPanelHandle | null>;
  readonly session: Session;
  readonly strip: Strip;
  /** The unit of its chain that is open. */
  readonly insert: Insert | null;
  readonly onSelect: (stripId: string, insertId?: string | null) => void;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
}

const LONGEST_NAME = 120;

/** Everything of the chosen strip that has no room in the board: its chain, the open unit, sends, output. */
export function StripDesk({
  canRewire = true,
  adding,
  panel,
  session,
  strip,
  insert,
  onSelect,
  edit,
  onCommit,
}: StripDeskProps) {
  const ids = { name: useId(), output: useId() };
  const isBus = session.buses.some(({ id }) => id === strip.id);
  const lanes = session.automation.filter(({ target }) => target.startsWith(`${strip.id}/`));
  return (
    <section className={styles.desk} aria-label={`Chain and sends of ${strip.name}`}>
      <div className={styles.deskHead}>
        <h3>{strip.name}</h3>
        {canRewire && strip.id !== "master" && (
          <label className={styles.field} htmlFor={ids.name}>
            Name
            <input
              id={ids.name}
              className={styles.text}
              type="text"
              maxLength={LONGEST_NAME}
              defaultValue={strip.name}
              key={strip.name}
              onBlur={({ target }) => {
                const name = target.value.trim();
                if (name === "") target.value = strip.name;
                else if (name !== strip.name) edit((now) => withName(now, strip.id, name));
              }}
            />
          </label>
        )}
        {canRewire && "output" in strip && (
          <label className={styles.field} htmlFor={ids.output}>
            Goes to
            <select
              id={ids.output}
              className={styles.select}
              value={strip.output}
              onChange={({ target }) => edit((now) => withOutput(now, strip.id, target.value))}
            >
              <option value="master">Master</option>
              {openBuses(session, strip.id).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Toggle
          on={strip.polarity === "inverted"}
          onChange={(on) => edit((now) => withPolarity(now, strip.id, on ? "inverted" : "normal"))}
        >
          Polarity turned over
        </Toggle>
        {canRewire && isBus && (
          <Button look="quiet" onClick={() => edit((now) => withoutBus(now, strip.id))}>
            Remove this bus
          </Button>
        )}
        {lanes.length > 0 && (
          <Button look="quiet" onClick={() => edit((now) => withoutAutomation(now, strip.id))}>
            Take over what moves by itself
          </Button>
        )}
      </div>
      <div className={styles.deskBody}>
        <div className={styles.deskSide}>
          <Chain strip={strip} adding={adding} openId={insert?.id ?? null} onSelect={onSelect} edit={edit} />
          {strip.id !== "master" && <Sends canAddBus={canRewire} {...{ session, strip, edit, onCommit }} />}
        </div>
        {insert !== null ? (
          <section className={styles.open} aria-label={`${UNIT_WORDS[insert.unit].name} of ${strip.name}`}>
            <h4>{UNIT_WORDS[insert.unit].name}</h4>
            <UnitPanel
              key={insert.id}
              ref={panel}
              insert={insert}
              address={`${strip.id}/${insert.id}`}
              isAutomated={(key) => isAutomated(session, `${strip.id}/${insert.id}/${key}`)}
              onParams={(params, gesture) =>
                edit(
                  (now) => withParams(now, strip.id, insert.id, params),
                  gesture === null ? null : `${strip.id}/${insert.id}/${gesture}`,
                )
              }
              onCommit={onCommit}
            />
          </section>
        ) : (
          <p className={styles.nothing}>
            Nothing is in this chain: the sound goes to its fader as it is. Add a unit to change it.
          </p>
        )}
      </div>
    </section>
  );
}
