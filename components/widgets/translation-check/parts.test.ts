import { expect, it } from "vitest";
import { changeWords, lossSentence } from "./parts";

const loss = (id: string, phone: number) => ({ id, lossesLu: { phone } });

it("says what is gone, what steps back, and what arrives, against the mix", () => {
  const losses = [loss("mix", 3), loss("bass", 14), loss("kick", 8), loss("lead", 0), loss("piano", 3)];
  expect(lossSentence(losses, "phone", "On a phone")).toBe(
    "On a phone, you lose the bass (11.0 LU more than the mix), and the kick (5.0 LU more than the mix) steps back.",
  );
  expect(lossSentence([loss("mix", 3), loss("bass", 4)], "phone", "On a phone")).toBe(
    "On a phone, every part arrives.",
  );
});

it("writes a loss as what happens to the loudness", () => {
  expect([12.64, -3, 0.01, null].map(changeWords)).toEqual(["−12.6 LU", "+3.0 LU", "0.0 LU", "–"]);
});
