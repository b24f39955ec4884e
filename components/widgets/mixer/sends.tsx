"use client";

import { useId, useState } from "react";
import { BOUNDS, type Session, STRIP_PARAMETERS, type Strip, withValue } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Fader } from "@/components/controls/fader";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { isAutomated, openBuses, withNewBus, withNewSend, withoutSend, withSendTap } from "./edits";
import styles from "./mixer.module.css";

interface SendsProps {
  /** False where there are as many buses as there are. */
  readonly canAddBus: boolean;
  readonly session: Session;
  readonly strip: Strip;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
}

/** What of a strip also goes elsewhere, and how much of it. */
export function Sends({ canAddBus, session, strip, edit, onCommit }: SendsProps) {
  const selectId = useId();
  const buses = openBuses(session, strip.id);
  const [wanted, setWanted] = useState("");
  const target = buses.find(({ id }) => id === wanted) ?? buses[0];
  const nameOf = (busId: string): string => session.buses.find(({ id }) => id === busId)?.name ?? busId;
  return (
    <div className={styles.sends}>
      <h4>Sends</h4>
      {strip.sends.map(({ id, bus, levelDb, tap }) => {
        const address = `${strip.id}/${id}`;
        return (
          <div key={id} className={styles.send}>
            <Fader
              descriptor={STRIP_PARAMETERS.sendLevelDb}
              value={levelDb}
              label={`To ${nameOf(bus)}`}
              address={address}
              disabled={isAutomated(session, address)}
              onChange={(value) => edit((now) => withValue(now, address, value), address)}
              onCommit={onCommit}
            />
            <button
              type="button"
              className={styles.tap}
              aria-pressed={tap === "pre"}
              aria-label={`Send to ${nameOf(bus)} before the fader`}
              onClick={() => edit((now) => withSendTap(now, strip.id, id, tap === "pre" ? "post" : "pre"))}
            >
              {tap === "pre" ? "before fader" : "after fader"}
            </button>
            <button
              type="button"
              className={styles.tiny}
              aria-label={`Remove the send to ${nameOf(bus)}`}
              onClick={() => edit((now) => withoutSend(now, strip.id, id))}
            >
              ×
            </button>
          </div>
        );
      })}
      <div className={styles.add}>
        {target !== undefined && (
          <>
            <label className="visually-hidden" htmlFor={selectId}>
              Bus to send to
            </label>
            <select
              id={selectId}
              className={styles.select}
              value={target.id}
              onChange={(event) => setWanted(event.target.value)}
            >
              {buses.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Button
              disabled={strip.sends.length >= BOUNDS.sendsPerStrip}
              onClick={() => edit((now) => withNewSend(now, strip.id, target.id))}
            >
              Send
            </Button>
          </>
        )}
        {canAddBus && (
          <Button
            look="quiet"
            disabled={session.buses.length >= BOUNDS.buses}
            onClick={() => edit((now) => withNewBus(now))}
          >
            New bus
          </Button>
        )}
      </div>
    </div>
  );
}
