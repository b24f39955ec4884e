"use client";

import { useId, useState } from "react";
import { STRIP_PARAMETERS, withValue } from "@/audio-engine";
import { useWantedPlace } from "@/components/controls/control-notes";
import { Fader } from "@/components/controls/fader";
import { Knob } from "@/components/controls/knob";
import { Toggle } from "@/components/controls/toggle";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession } from "@/components/stores/use-workbench";
import { BassNote } from "@/components/widgets/headphone-check/bass-note";
import { Chain } from "@/components/widgets/mixer/chain";
import { withMute, withParams, withPolarity } from "@/components/widgets/mixer/edits";
import { Listening } from "@/components/widgets/mixer/listening";
import sharedStyles from "@/components/widgets/shared/shared.module.css";
import { UnitPanel } from "@/components/widgets/units/unit-panel";
import type { EditorProps } from "../measured/look";
import styles from "./translate-it.module.css";

/** One track at a time: its fader, pan, polarity and chain, and where the mix is heard. */
export function PartEditor({ store, ownerId }: EditorProps) {
  const session = useEditedSession(store);
  const { monitor } = useSound(ownerId);
  const trackFieldId = useId();
  const [trackId, setTrackId] = useState(session.tracks[0]?.id ?? "");
  const [insertId, setInsertId] = useState<string | null>(null);
  useWantedPlace(([stripId = "", wantedInsert = null]) => {
    if (!session.tracks.some(({ id }) => id === stripId)) return;
    setTrackId(stripId);
    setInsertId(wantedInsert);
  });
  const { edit, endGesture } = store.getState();
  const track = session.tracks.find(({ id }) => id === trackId);
  if (track === undefined) return null;
  const insert = track.inserts.find(({ id }) => id === insertId) ?? track.inserts[0] ?? null;
  return (
    <>
      <BassNote />
      <div className={sharedStyles.controls}>
        <Listening ownerId={ownerId} monitor={monitor} />
        <div className={styles.field}>
          <label htmlFor={trackFieldId}>Track</label>
          <select
            id={trackFieldId}
            value={trackId}
            onChange={({ target }) => {
              setTrackId(target.value);
              setInsertId(null);
            }}
          >
            {session.tracks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className={sharedStyles.controls}>
        <Fader
          descriptor={STRIP_PARAMETERS.faderDb}
          label={`${track.name}, fader`}
          address={`${trackId}/faderDb`}
          value={track.faderDb}
          onChange={(faderDb) => edit((now) => withValue(now, `${trackId}/faderDb`, faderDb), "fader")}
          onCommit={endGesture}
        />
        <Knob
          descriptor={STRIP_PARAMETERS.pan}
          address={`${trackId}/pan`}
          value={track.pan}
          onChange={(pan) => edit((now) => withValue(now, `${trackId}/pan`, pan), "pan")}
          onCommit={endGesture}
        />
        <Toggle on={track.mute} onChange={(on) => edit((now) => withMute(now, trackId, on))}>
          Mute
        </Toggle>
        <Toggle
          on={track.polarity === "inverted"}
          onChange={(on) => edit((now) => withPolarity(now, trackId, on ? "inverted" : "normal"))}
        >
          Polarity turned over
        </Toggle>
      </div>
      <Chain
        strip={track}
        adding={false}
        openId={insert?.id ?? null}
        onSelect={(_, chosen = null) => setInsertId(chosen)}
        edit={edit}
      />
      {insert !== null && (
        <UnitPanel
          key={`${trackId}/${insert.id}`}
          insert={insert}
          address={`${trackId}/${insert.id}`}
          onParams={(params, gesture) =>
            edit(
              (now) => withParams(now, trackId, insert.id, params),
              gesture === null ? null : `${trackId}/${insert.id}/${gesture}`,
            )
          }
          onCommit={endGesture}
        />
      )}
    </>
  );
}
