import {
  RECORDER_NAME,
  type RecorderCommand,
  type RecorderReport,
} from "@/audio-engine/worklet/recorder-protocol";
import { ClickTrack } from "./click-track";
import type {
  MicrophoneEvents,
  MicrophoneProcessing,
  OpenMicrophone,
  Recorded,
  RecordRequest,
} from "./contract";
import { EngineError, toFailure } from "./errors";
import { openStream } from "./microphone-stream";

/** Between the press and the first frame: what the messages to the audio thread need. */
const LEAD_SECONDS = 0.15;

const PROCESSING = {
  echoCancellation: "echo cancellation",
  noiseSuppression: "noise suppression",
  autoGainControl: "automatic gain",
} as const satisfies Partial<Record<keyof MediaTrackSettings, MicrophoneProcessing>>;

interface Waiting {
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (error: Error) => void;
}

/** One microphone on the page's context, into the recording worklet and, if asked, to the headphones. */
export class Microphone implements OpenMicrophone {
  readonly label: string;
  readonly leftOn: readonly MicrophoneProcessing[];
  private readonly source: MediaStreamAudioSourceNode;
  private readonly node: AudioWorkletNode;
  private readonly monitor: GainNode;
  private waiting: Waiting | null = null;
  private clicks: ClickTrack | null = null;
  private closed = false;

  /** `context` must have the worklet's module. @throws EngineError microphone/unsupported when the rates do not meet */
  private constructor(
    private readonly context: AudioContext,
    private readonly stream: MediaStream,
    private readonly volumeDb: () => number,
    private readonly events: MicrophoneEvents,
  ) {
    const [track] = stream.getAudioTracks();
    if (track === undefined) throw new EngineError("microphone/none");
    const settings = track.getSettings();
    this.label = track.label;
    this.leftOn = (Object.keys(PROCESSING) as (keyof typeof PROCESSING)[])
      .filter((key) => settings[key] === true)
      .map((key) => PROCESSING[key]);
    this.source = sourceOf(context, stream);
    this.node = new AudioWorkletNode(context, RECORDER_NAME, {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    this.monitor = context.createGain();
    this.monitor.gain.value = 0;
    this.source.connect(this.node);
    this.source.connect(this.monitor).connect(context.destination);
    this.node.port.onmessage = ({ data }: MessageEvent<RecorderReport>) => this.receive(data);
    track.addEventListener("ended", () => this.lose());
    context.addEventListener("statechange", () => {
      if (context.state === "closed") this.lose();
    });
  }

  /**
   * Asks for the microphone as it is: no echo cancellation, no noise suppression, no automatic gain.
   * @throws EngineError microphone/…
   */
  static async open(
    context: AudioContext,
    volumeDb: () => number,
    events: MicrophoneEvents,
  ): Promise<Microphone> {
    const stream = await openStream();
    try {
      return new Microphone(context, stream, volumeDb, events);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      throw error;
    }
  }

  async record({ frames, clicks }: RecordRequest): Promise<Recorded> {
    this.cancel();
    const track = await ClickTrack.on(this.context, this.volumeDb());
    if (this.closed) throw new EngineError("microphone/unplugged");
    const { sampleRate, currentTime } = this.context;
    const startFrame = Math.ceil((currentTime + LEAD_SECONDS) * sampleRate);
    const recorded = new Promise<Recorded>((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
    this.clicks = track;
    this.post({ type: "record", startFrame, frames });
    track.schedule(
      clicks.map(({ atFrame, accent }) => ({ atSeconds: (startFrame + atFrame) / sampleRate, accent })),
    );
    return recorded;
  }

  cancel(): void {
    this.post({ type: "drop" });
    this.settle((waiting) => waiting.resolve(null));
  }

  setMonitoring(on: boolean): void {
    this.monitor.gain.setTargetAtTime(on ? 1 : 0, this.context.currentTime, 0.02);
  }

  close(): void {
    if (this.closed) return;
    this.cancel();
    this.closed = true;
    this.post({ type: "end" });
    this.source.disconnect();
    this.monitor.disconnect();
    for (const track of this.stream.getTracks()) track.stop();
  }

  private lose(): void {
    if (this.closed) return;
    const error = new EngineError("microphone/unplugged");
    this.settle((waiting) => waiting.reject(error));
    this.close();
    this.events.lost(toFailure(error));
  }

  private receive(report: RecorderReport): void {
    if (report.type === "recorded") {
      this.settle((waiting) => waiting.resolve(report.samples as Float32Array<ArrayBuffer>));
      return;
    }
    if (!this.closed) this.events.heard(20 * Math.log10(report.peak), report.recordedFrames);
  }

  private settle(end: (waiting: Waiting) => void): void {
    this.clicks?.stop();
    this.clicks = null;
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) end(waiting);
  }

  private post(command: RecorderCommand): void {
    this.node.port.postMessage(command);
  }
}

function sourceOf(context: AudioContext, stream: MediaStream): MediaStreamAudioSourceNode {
  try {
    return context.createMediaStreamSource(stream);
  } catch (cause) {
    throw new EngineError("microphone/unsupported", "", { cause });
  }
}
