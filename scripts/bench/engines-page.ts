/* Runs in the page: builds a mix out of native nodes, out of Tone's, or as one worklet, and renders it. */
import * as Tone from "tone";
import type { ProcessorOptions } from "@/audio-engine/worklet/protocol";
import { stemSamples } from "./bench-session";
import { type Band, FRAMES, type Mix, pcmOf, REVERB_SECONDS, SECONDS, sessionOf } from "./engines-mix";

export type EngineName = "native" | "tone" | "console";

export interface Rendered {
  readonly milliseconds: number;
  /** Of both channels, linear. */
  readonly rms: number;
}

declare global {
  interface Window {
    renderMix(engine: EngineName, mix: Mix): Promise<Rendered>;
  }
}

const TYPES = {
  bell: "peaking",
  "low-shelf": "lowshelf",
  "high-shelf": "highshelf",
  "low-cut": "highpass",
  "high-cut": "lowpass",
  notch: "notch",
} as const satisfies Record<Band["kind"], BiquadFilterType>;

/** Of cuts a native filter takes Q in decibels. */
const nativeQ = ({ kind, q }: Band): number => (kind.endsWith("-cut") ? 20 * Math.log10(q) : q);

const buffers = new Map<string, AudioBuffer>();

/** The sounds of every track; made once, outside what is timed. */
function buffersOf(mix: Mix): AudioBuffer[] {
  const missing = mix.tracks.some(({ seeds }) => !buffers.has(seeds.join()));
  const pcm = missing ? pcmOf(mix) : [];
  return mix.tracks.map(({ seeds }, i) => {
    const known = buffers.get(seeds.join());
    if (known !== undefined) return known;
    const channels = pcm[i]!.pcm.channels;
    const buffer = new AudioBuffer({
      length: FRAMES,
      numberOfChannels: channels.length,
      sampleRate: 48000,
    });
    for (const [channel, samples] of channels.entries()) {
      buffer.copyToChannel(
        Float32Array.from(samples, (code) => code / 32768),
        channel,
      );
    }
    buffers.set(seeds.join(), buffer);
    return buffer;
  });
}

let response: AudioBuffer | null = null;

/** Decaying noise, −60 dB at its end: what the browser has for a reverb. */
function reverbResponse(): AudioBuffer {
  if (response !== null) return response;
  const length = REVERB_SECONDS * 48000;
  const buffer = new AudioBuffer({ length, numberOfChannels: 2, sampleRate: 48000 });
  for (let channel = 0; channel < 2; channel++) {
    const noise = stemSamples(channel, length);
    buffer.copyToChannel(
      Float32Array.from(noise, (code, i) => (code / 32768) * 10 ** ((-3 * i) / length)),
      channel,
    );
  }
  response = buffer;
  return buffer;
}

function chain(nodes: readonly AudioNode[]): void {
  for (const [i, node] of nodes.entries()) if (i > 0) nodes[i - 1]!.connect(node);
}

const gainOf = (db: number): number => 10 ** (db / 20);

function nativeContext(mix: Mix): OfflineAudioContext {
  const context = new OfflineAudioContext(2, FRAMES, 48000);
  const filter = (band: Band): AudioNode =>
    new BiquadFilterNode(context, {
      type: TYPES[band.kind],
      frequency: band.frequencyHz,
      gain: band.gainDb,
      Q: nativeQ(band),
    });
  const sum = new GainNode(context);
  const master: AudioNode[] = [sum, ...mix.masterBands.map(filter)];
  if (mix.limiter !== null) {
    const { inputGainDb, ceilingDb } = mix.limiter;
    // There is no true-peak limiter: the compressor stands in, as everyone's does.
    const limits = { threshold: ceilingDb, ratio: 20, knee: 0, attack: 0.001, release: 0.1 };
    master.push(
      new GainNode(context, { gain: gainOf(inputGainDb) }),
      new DynamicsCompressorNode(context, limits),
    );
  }
  chain([...master, new AnalyserNode(context), context.destination]);
  const sounds = buffersOf(mix);
  const reverb = mix.reverb === null ? null : new ConvolverNode(context, { buffer: reverbResponse() });
  reverb?.connect(sum);
  for (const [i, { bands, compression, pan, faderDb }] of mix.tracks.entries()) {
    const source = new AudioBufferSourceNode(context, { buffer: sounds[i]! });
    const inserts: AudioNode[] = bands.map(filter);
    if (compression !== null) {
      const { thresholdDb: threshold, kneeDb: knee, attackSeconds, releaseSeconds, ratio } = compression;
      const times = { attack: attackSeconds, release: releaseSeconds };
      inserts.push(new DynamicsCompressorNode(context, { threshold, knee, ratio, ...times }));
    }
    const fader = new GainNode(context, { gain: gainOf(faderDb) });
    const panner = new StereoPannerNode(context, { pan });
    chain([source, ...inserts, fader, panner, sum]);
    if (mix.reverb !== null && reverb !== null) {
      chain([panner, new GainNode(context, { gain: gainOf(mix.reverb.sendDb) }), reverb]);
    }
    source.start();
  }
  return context;
}

function buildTone(mix: Mix): void {
  // Its guide filters with `Filter`, which takes no Q below 0 dB and so not our cuts; `BiquadFilter` is the native node.
  const filter = (band: Band): Tone.ToneAudioNode => {
    const settings = { frequency: band.frequencyHz, gain: band.gainDb, Q: nativeQ(band) };
    const type = TYPES[band.kind];
    return settings.Q < 0
      ? new Tone.BiquadFilter({ ...settings, type })
      : new Tone.Filter({ ...settings, type });
  };
  const sum = new Tone.Gain();
  const limiter =
    mix.limiter === null
      ? []
      : [new Tone.Gain(mix.limiter.inputGainDb, "decibels"), new Tone.Limiter(mix.limiter.ceilingDb)];
  sum.chain(...mix.masterBands.map(filter), ...limiter, new Tone.Meter(), Tone.getDestination());
  const sounds = buffersOf(mix);
  const reverb = mix.reverb === null ? null : new Tone.Convolver(new Tone.ToneAudioBuffer(reverbResponse()));
  reverb?.connect(sum);
  for (const [i, { bands, compression, pan, faderDb }] of mix.tracks.entries()) {
    const player = new Tone.Player(sounds[i]!);
    const compressor =
      compression === null
        ? []
        : [
            new Tone.Compressor({
              threshold: compression.thresholdDb,
              ratio: compression.ratio,
              knee: compression.kneeDb,
              attack: compression.attackSeconds,
              release: compression.releaseSeconds,
            }),
          ];
    const channels = mix.tracks[i]!.seeds.length;
    const channel = new Tone.Channel({ pan, volume: faderDb, channelCount: channels });
    player.chain(...bands.map(filter), ...compressor, channel, sum);
    if (mix.reverb !== null && reverb !== null) {
      channel.chain(new Tone.Gain(mix.reverb.sendDb, "decibels"), reverb);
    }
    player.start(0);
  }
}

async function consoleContext(mix: Mix): Promise<OfflineAudioContext> {
  const context = new OfflineAudioContext(2, FRAMES, 48000);
  await context.audioWorklet.addModule("/engines.worklet.js");
  const processorOptions: ProcessorOptions = {
    offline: {
      sides: [{ id: "print", session: sessionOf(mix) }],
      startSideId: "print",
      impulseResponses: [],
      assets: pcmOf(mix),
    },
  };
  const options = { numberOfInputs: 0, outputChannelCount: [2], processorOptions };
  const node = new AudioWorkletNode(context, "metered-print", options);
  node.connect(context.destination);
  await new Promise((resolve) => {
    node.port.onmessage = resolve;
  });
  return context;
}

async function timed(start: () => Promise<AudioBuffer>): Promise<Rendered> {
  const before = performance.now();
  const rendered = await start();
  const milliseconds = performance.now() - before;
  let squares = 0;
  for (let channel = 0; channel < 2; channel++) {
    for (const sample of rendered.getChannelData(channel)) squares += sample * sample;
  }
  return { milliseconds, rms: Math.sqrt(squares / (2 * rendered.length)) };
}

window.renderMix = async (engine, mix) => {
  switch (engine) {
    case "native": {
      const context = nativeContext(mix);
      return timed(() => context.startRendering());
    }
    case "tone": {
      const context = new Tone.OfflineContext(2, SECONDS, 48000);
      const before = Tone.getContext();
      Tone.setContext(context);
      buildTone(mix);
      const result = await timed(async () => (await context.render(false)).get()!);
      Tone.setContext(before);
      context.dispose();
      return result;
    }
    case "console": {
      const context = await consoleContext(mix);
      return timed(() => context.startRendering());
    }
  }
};
