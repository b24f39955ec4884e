import { describe, expect, it } from "vitest";
import { type Comparison, newSession, type Session } from "@/audio-engine";
import { createWorkbenchStore, editedSession } from "./workbench-store";

const titled = (title: string): Session =>
  newSession({ id: "s", engineVersion: 1, title, lengthFrames: 48000 });
const retitle =
  (title: string) =>
  (session: Session): Session => ({ ...session, title });

const comparison: Comparison = {
  sides: [
    { id: "mine", label: "Mine", kind: "session", session: titled("start") },
    { id: "theirs", label: "Theirs", kind: "session", session: titled("fixed") },
    {
      id: "heard",
      label: "Heard",
      kind: "asset",
      asset: { kind: "rendered", id: "h", pcmSha256: "0".repeat(64) },
      frames: 10,
    },
  ],
  matched: true,
};

const titles = (store: ReturnType<typeof createWorkbenchStore>): (string | null)[] =>
  store.getState().sides.map((side) => (side.kind === "session" ? side.session.title : null));

describe("a workbench", () => {
  it("edits one side and leaves the others as they are", () => {
    const store = createWorkbenchStore(comparison, "mine");
    store.getState().edit(retitle("one"));
    expect(titles(store)).toEqual(["one", "fixed", null]);
    expect(editedSession(store.getState()).title).toBe("one");
    expect(store.getState().sides[1]).toBe(comparison.sides[1]);
  });

  it("takes a whole gesture back at once, and two gestures one by one", () => {
    const store = createWorkbenchStore(comparison, "mine");
    const { edit, endGesture, undo, redo } = store.getState();
    edit(retitle("a"), "drag");
    edit(retitle("b"), "drag");
    endGesture();
    edit(retitle("c"), "drag");
    undo();
    expect(titles(store)[0]).toBe("b");
    undo();
    expect(titles(store)[0]).toBe("start");
    undo();
    expect(titles(store)[0]).toBe("start");
    redo();
    redo();
    expect(titles(store)[0]).toBe("c");
  });

  it("keeps an undo of its own for each side", () => {
    const store = createWorkbenchStore(comparison, "mine");
    const { edit, editOn, undo } = store.getState();
    edit(retitle("mine 1"));
    editOn("theirs");
    edit(retitle("theirs 1"));
    undo();
    expect(titles(store)).toEqual(["mine 1", "fixed", null]);
  });

  it("puts a whole document on a side as a step that can be undone", () => {
    const store = createWorkbenchStore(comparison, "mine");
    store.getState().replace("mine", titled("draft"));
    expect(titles(store)[0]).toBe("draft");
    store.getState().undo();
    expect(titles(store)[0]).toBe("start");
  });

  it("tells nobody about an edit that changes nothing", () => {
    const store = createWorkbenchStore(comparison, "mine");
    let told = 0;
    store.subscribe(() => told++);
    store.getState().edit((session) => session);
    store.getState().undo();
    store.getState().redo();
    expect(told).toBe(0);
  });

  it("cannot edit a sound that is only heard", () => {
    const store = createWorkbenchStore(comparison, "mine");
    store.getState().editOn("heard");
    expect(store.getState().editedSideId).toBe("mine");
    expect(() => createWorkbenchStore(comparison, "heard")).toThrow(RangeError);
  });
});
