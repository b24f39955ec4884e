import { RoomConvolver } from "@/audio-engine/dsp/convolver";
import { prepareImpulse } from "@/audio-engine/dsp/convolver-layout";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const FRAMES = 24000;
const TAPS = [1, 64, 129, 1000, 1025, 5000, 20000];

export const convolver: Claim = {
  id: "convolver",
  title: "Rooms: every echo is added",
  promise: "The quick way to add thousands of echoes gives the same sound as adding them one by one.",
  reference:
    "convolution by its definition, in double precision; noise through responses of 1 to 20 000 samples",
  tolerance: 1e-12,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const found = TAPS.map((taps) => {
      const impulse = Float64Array.from(
        { length: taps },
        (_, i) => unitWhiteNoiseAt(2, i) * 10 ** ((-3 * i) / taps),
      );
      const scale = 1 / Math.sqrt(impulse.reduce((sum, x) => sum + x * x, 0));
      const response = impulse.map((x) => x * scale);
      const input = Float64Array.from({ length: FRAMES }, (_, i) => unitWhiteNoiseAt(1, i));
      const output = input.slice();
      const unit = new RoomConvolver(prepareImpulse(response));
      for (let at = 0; at < FRAMES; at += 32) unit.process(output.subarray(at, at + 32), 32);
      let worst = 0;
      for (let n = 0; n < FRAMES; n += 97) {
        let direct = 0;
        for (let k = Math.max(0, n - FRAMES); k < taps && k <= n; k++) direct += response[k]! * input[n - k]!;
        deviations.add(output[n]!, direct);
        worst = Math.max(worst, Math.abs(output[n]! - direct));
      }
      return worst;
    });
    const plot = deviationsPlot(
      "largest deviation of a sample",
      found,
      TAPS,
      "length of the response in samples",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
