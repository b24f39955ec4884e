import { useMemo, useRef, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { addressesOf, type EqBand, parseSession, type Session, type Strip } from "@/audio-engine";
import { ControlNotes, useWantedPlace } from "@/components/controls/control-notes";
import songwriter from "@/content/songs/songwriter/mix.session.json";
import type { UnitPanelHandle } from "../units/unit-panel";
import { UNIT_WORDS } from "../units/unit-words";
import { newUnit, type UnitName, withInsertAdded, withNewSend } from "./edits";
import { StripDesk } from "./strip-desk";

let root: Root;
beforeEach(() => {
  const host = document.createElement("main");
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  document.querySelector("main")?.remove();
});

const nothing = (): void => undefined;
let ask: (address: string) => void = nothing;

/** The desk of one strip, with nothing open but its first unit. */
function Desk({ session, stripId, note }: { session: Session; stripId: string; note: string }) {
  const [wanted, setWanted] = useState<string | null>(null);
  ask = setWanted;
  const noted = useMemo(
    () => ({ notes: new Map([[note, "Ines: too much."]]), wanted, onShown: () => setWanted(null) }),
    [note, wanted],
  );
  return (
    <ControlNotes value={noted}>
      <Open session={session} stripId={stripId} />
    </ControlNotes>
  );
}

function Open({ session, stripId }: { session: Session; stripId: string }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const panel = useRef<UnitPanelHandle>(null);
  useWantedPlace(([, insertId = null]) => setOpenId(insertId));
  const strip = session.tracks.find(({ id }) => id === stripId);
  if (strip === undefined) return null;
  const insert = strip.inserts.find(({ id }) => id === openId) ?? null;
  return (
    <StripDesk
      {...{ session, strip, insert, panel }}
      adding={false}
      onSelect={nothing}
      edit={nothing}
      onCommit={nothing}
    />
  );
}

const START = parseSession(songwriter);
const STRIP = START.tracks[0]?.id ?? "";

const BAND: EqBand = { id: "a", kind: "bell", enabled: true, frequencyHz: 400, gainDb: -3, q: 1 };

/** An equaliser shows the numbers of one of its bands at a time. */
function unitWith(unit: UnitName, strip: Strip) {
  const insert = newUnit(unit, strip);
  if (insert.unit !== "eq") return insert;
  return { ...insert, params: { ...insert.params, bands: [BAND, { ...BAND, id: "b" }] } };
}

it.each(Object.keys(UNIT_WORDS) as UnitName[])(
  "every number of a unit (%s) and of a send is found by its address, though its panel was closed",
  async (unit) => {
    const bare = { ...START, tracks: START.tracks.map((track) => ({ ...track, inserts: [], sends: [] })) };
    const [strip] = bare.tracks;
    if (strip === undefined) throw new Error("The song has no track.");
    const session = withNewSend(
      withInsertAdded(bare, STRIP, unitWith(unit, strip)),
      STRIP,
      bare.buses[0]?.id ?? "",
    );
    root.render(<Desk session={session} stripId={STRIP} note="" />);
    await expect.element(page.getByRole("heading", { name: "Sends" })).toBeVisible();
    const addresses = addressesOf(session).filter(
      (address) => address.startsWith(`${STRIP}/`) && !/[/](faderDb|pan)$/.test(address),
    );
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) {
      ask(address);
      await expect.poll(() => document.activeElement?.getAttribute("data-address")).toBe(address);
    }
  },
);

it("what was said to a control is opened at it by keyboard, and closed again", async () => {
  const send = START.tracks.flatMap((track) => track.sends.map(({ id }) => [track.id, id] as const))[0];
  if (send === undefined) throw new Error("The song sends nothing anywhere.");
  const address = send.join("/");
  root.render(<Desk session={START} stripId={send[0]} note={address} />);
  const mark = page.getByRole("button", { name: /^Comment on/ });
  await expect.element(mark).toBeVisible();
  (mark.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  const dialog = page.getByRole("dialog");
  await expect.element(dialog).toHaveTextContent("Ines: too much.");
  expect(document.activeElement).toBe(dialog.element());
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(mark.element());
});
