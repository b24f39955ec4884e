import { COMPARE_WORDS } from "./compare-command";
import { MEASURE_WORDS } from "./measure-command";

const USAGE = `Usage:
  npm run -s studio -- measure FILE.wav|FILE.flac [--json]
  npm run -s studio -- compare FILE OTHER [--json]
  npm run -s studio -- render SESSION.json OUT.wav [--from SECONDS --to SECONDS] [--bits 16|24|32] [--dither tpdf|shaped|none] [--force]
  npm run -s studio -- response SESSION.json --track ID [--insert ID] [--frequencies HZ,HZ,…] [--json]
  npm run -s studio -- exercise EXERCISE-ID FOLDER [--seed N] [--sound ID]
  npm run -s studio -- grade EXERCISE-ID SESSION.json [--seed N] [--sound ID] [--json]
  npm run -s studio -- help`;

const RENDER_WORDS = `render writes the print of a session: 32-bit float, 48 kHz, stereo, with its tail, or the part between --from and --to.
With --bits 16 or 24 integers, dithered: triangular (tpdf) unless --dither says shaped or none.
The file appears whole or not at all. One that exists already, and is not empty, is replaced with --force only.`;

const RESPONSE_WORDS = `response sends test sounds through the inserts of a track, bus or the master, or through one of them (--insert), in the
engine's own console; fader, pan, sends and automation are left out. --json prints:
  frequenciesHz, magnitudeDb   --frequencies, or third-octaves from 20 Hz to 20 kHz; null where nothing comes out
  rightMagnitudeDb          where the right channel differs; both get the same sound in
  method                    "impulse" where every unit that is on answers all levels alike (eq, delay, stereo-width);
                            else "tones": the fundamental of a tone at each frequency, once it is steady
  levelDbfs                 peak of those tones: --level, -40 when not given
  latencyFrames             processing delay of the inserts, in frames at 48 kHz; the print takes it back
  inserts                   what was measured: id, unit, enabled
  staticCurve               with "tones": toneHz (--tone, 1000), inputDbfs (--levels, -80 to 0 by 5), outputDbfs; each
                            level from silence until it is steady; peak in, √2 times the RMS out
  settled                   false where something was not steady after 60 s (impulse) or 30 s (tone)`;

const GRADE_WORDS = `exercise makes a folder with a variant as a student gets it: start.session.json to work on, heard.wav and original.wav.
grade marks a session made from it by rendering, as the page does, and prints score, goals and what was hidden; --json
prints the result as the page gets it. Exit status 0 whatever the score; a guard that does not hold is "not-yet".
  EXERCISE-ID               undo-hidden-eq, undo-hidden-eq-two
  --seed                    which variant, 0 to 4294967295; 1 when not given
  --sound                   noise, or the id of a sound in public/audio/manifest.json, of which 12 s at most are used;
                            dry-acoustic-guitar when not given`;

export const HELP = `${USAGE}

Results go to standard output. What takes long says how far it is on standard error. Exit status 0; or 2 for bad input,
with one line on standard error.

measure reads WAV (16 and 24-bit integers, 32-bit floats, RF64 above 4 GB) and FLAC (up to 24 bits) of any length, 4 to
768 kHz, 1 to 32 channels.
${MEASURE_WORDS}

${COMPARE_WORDS}

${RENDER_WORDS}

${RESPONSE_WORDS}

${GRADE_WORDS}
`;
