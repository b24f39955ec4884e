import { describe, expect, it } from "vitest";
import { type HistoryMoment, historyRows, summariseHistory } from "./level-history-drawing";

const moment = (atSeconds: number, inDb: number, reductionDb: number): HistoryMoment => ({
  atSeconds,
  inDb,
  outDb: inDb - reductionDb,
  reductionDb,
});

describe("the last seconds", () => {
  const moments = [moment(9.2, -30, 0), moment(9.6, -12, 4), moment(9.9, -10, 6), moment(10, -40, 0.4)];

  it("are the loudest peak, the most reduction, and the share of the time in which anything was turned down", () => {
    expect(summariseHistory(moments)).toEqual({
      loudestInDb: -10,
      mostReductionDb: 6,
      loweredShare01: 0.5,
    });
    expect(summariseHistory([])).toEqual({
      loudestInDb: Number.NEGATIVE_INFINITY,
      mostReductionDb: 0,
      loweredShare01: 0,
    });
  });

  it("stand in the table by half seconds, the newest first", () => {
    const [newest, before, empty] = historyRows(moments);
    expect(newest).toMatchObject({ loudestInDb: -10, outDb: -16, mostReductionDb: 6 });
    expect(before).toMatchObject({ loudestInDb: -30, outDb: -30, mostReductionDb: 0 });
    expect(empty).toMatchObject({ loudestInDb: Number.NEGATIVE_INFINITY, mostReductionDb: 0 });
  });
});
