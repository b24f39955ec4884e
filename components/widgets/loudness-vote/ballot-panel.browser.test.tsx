import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { EMPTY_SNAPSHOT, type SideMatch } from "@/audio-engine";
import { BallotPanel } from "./ballot-panel";
import { VOTE_PAIRS, type Vote, type VoteRound } from "./votes";

const pair = VOTE_PAIRS[2]!;
let root: Root;
let host: HTMLElement;
let votes: Vote[];

beforeEach(() => {
  votes = [];
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

function show(round: VoteRound, sideId: string, measuring = false): void {
  const match = (id: string): SideMatch => ({ sideId: id, gainDb: -1, measuring, failed: false });
  const matches = [match(pair.louder), match(pair.softer)];
  const sound = {
    ...EMPTY_SNAPSHOT,
    state: "playing",
    sideId,
    matched: round === "matched",
    matches,
  } as const;
  flushSync(() =>
    root.render(
      <BallotPanel
        ownerId="vote-1"
        title="Small Hours"
        sound={sound}
        ballot={{ pair, round, sideIds: [pair.softer, pair.louder] }}
        place={0}
        count={10}
        onVote={(vote) => votes.push(vote)}
      />,
    ),
  );
}

const button = (name: string) => page.getByRole("button", { name });

it("takes a vote by keyboard once both were heard, and knows which one was louder", async () => {
  show("as-they-are", pair.softer);
  await expect.element(button("Second is better")).toBeDisabled();
  show("as-they-are", pair.louder);
  (button("Second is better").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  (button("First is better").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  expect(votes).toEqual(["louder", "softer"]);
});

it("a matched question waits until it is one", async () => {
  for (const sideId of [pair.softer, pair.louder]) show("matched", sideId, true);
  await expect.element(button("First is better")).toBeDisabled();
  for (const sideId of [pair.softer, pair.louder]) show("matched", sideId);
  await expect.element(button("First is better")).toBeEnabled();
});

it("says neither what the two are nor whether they are matched", () => {
  for (const round of ["as-they-are", "matched"] as const) {
    show(round, pair.louder);
    expect(host.textContent).not.toMatch(/match|turned down|copy|master|\d dB/i);
  }
});
