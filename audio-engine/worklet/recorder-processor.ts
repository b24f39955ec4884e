import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { InputRecorder } from "./input-recorder";
import { RECORDER_NAME, type RecorderCommand } from "./recorder-protocol";

/** The recording end of a microphone on the audio thread: one mono input, no output. */
class RecorderProcessor extends AudioWorkletProcessor {
  private readonly recorder = new InputRecorder((report, transfer) =>
    this.port.postMessage(report, transfer ?? []),
  );

  constructor(options: { readonly processorOptions?: unknown }) {
    super(options);
    this.port.onmessage = ({ data }) => this.recorder.handle(data as RecorderCommand);
  }

  override process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const input = inputs[0]?.[0] ?? null;
    this.recorder.process(input, currentFrame, input?.length ?? BLOCK_FRAMES);
    return !this.recorder.over;
  }
}

registerProcessor(RECORDER_NAME, RecorderProcessor);
