import { expect, test } from "vitest";
import { newSession, newTrack, type Session, withValue } from "@/audio-engine";
import { createWorkbenchStore } from "@/components/stores/workbench-store";
import { statesOf } from "./make-assignment";

const start: Session = newSession({
  id: "song",
  title: "Song",
  engineVersion: 1,
  lengthFrames: 9600,
  tracks: [newTrack({ id: "lead", name: "Lead", input: { kind: "clips", clips: [] } })],
});
const storeOf = () =>
  createWorkbenchStore(
    {
      matched: false,
      sides: ["a", "b"].map((id) => ({
        id,
        label: `Mix ${id.toUpperCase()}`,
        kind: "session",
        session: start,
      })),
    },
    "a",
  );
const names = (store: ReturnType<typeof storeOf>) => statesOf(store.getState()).map(({ name }) => name);

test("what the controls show is handed over first, and nothing twice", () => {
  const store = storeOf();
  expect(names(store)).toEqual(["Mix A"]);
  store.getState().edit((now) => withValue(now, "lead/faderDb", -9));
  expect(names(store)).toEqual(["Mix A", "Mix B"]);
  store.getState().replace("b", withValue(start, "lead/faderDb", 3));
  expect(names(store)).toEqual(["Mix A", "Mix B", "Mix A, before it was moved"]);
  store.getState().editOn("b");
  const [first] = statesOf(store.getState());
  expect(first).toMatchObject({ name: "Mix B", session: { tracks: [{ faderDb: 3 }] } });
});
