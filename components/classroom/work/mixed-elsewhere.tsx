"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/controls/button";
import type { ShownVariant } from "@/components/exercises/measured/work";
import { saveFile } from "@/components/widgets/shared/save-file";
import { fileNameOf } from "@/components/widgets/studio/new-mix";
import classroomStyles from "../classroom.module.css";
import { Field } from "../field";
import { reasonAgainst, sendMixFile } from "./send-mix-file";
import { zipOfStems } from "./stems";
import styles from "./work.module.css";

interface MixedElsewhereProps {
  /** Of the bench, whose sounds are loaded. */
  readonly ownerId: string;
  readonly variant: ShownVariant;
  /** All files are with the class; this is the work that names them. */
  readonly onSent: (work: string) => void;
}

/** The way for who mixes in another program: the stems out, the mix in. */
export function MixedElsewhere({ ownerId, variant, onSent }: MixedElsewhereProps) {
  return (
    <details className={`${styles.panel} ${styles.below}`}>
      <summary>I mixed it elsewhere</summary>
      <Stems ownerId={ownerId} variant={variant} />
      <SendMix variant={variant} onSent={onSent} />
    </details>
  );
}

function Stems({ ownerId, variant }: Pick<MixedElsewhereProps, "ownerId" | "variant">) {
  const { share01, words, run } = useLongWork();
  const { start, info } = variant.publicPart;
  const fetchAll = () =>
    run(async (signal, onProgress) => {
      saveFile(
        await zipOfStems(ownerId, start, { signal, onProgress }),
        `${fileNameOf(info.title)}-stems.zip`,
      );
      return "The stems are in your downloads.";
    });
  return (
    <section aria-label="Stems">
      <p>
        First take the stems: each track as it was recorded, as a WAV file of 24 bits at 48 kHz, all of them
        equally long. Put them at the beginning of an empty project.
      </p>
      <Button disabled={share01 !== null} onClick={() => void fetchAll()}>
        Download the stems
      </Button>
      <Progress label="Stems made" share01={share01} words={words} />
    </section>
  );
}

const PLACES = [
  { name: "main", label: "The mix", hint: "As it is to be heard." },
  {
    name: "band",
    label: "Instrumental",
    hint: "The same without the voice or the lead, the master bus off.",
  },
  { name: "voice", label: "A cappella", hint: "The voice or the lead alone, the master bus off." },
] as const;
type PlaceName = (typeof PLACES)[number]["name"];

function SendMix({ variant, onSent }: Pick<MixedElsewhereProps, "variant" | "onSent">) {
  const { share01, words, run } = useLongWork();
  const [refusals, setRefusals] = useState<Partial<Record<PlaceName, string>>>({});
  const { lengthFrames } = variant.publicPart.start;

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const chosen = filesIn(new FormData(event.currentTarget));
    const refused = await refusalsOf(chosen, lengthFrames);
    setRefusals(refused);
    if (Object.keys(refused).length > 0) return;
    await run(async (signal, onProgress) => {
      const work = await sendAll(variant.variantId, chosen, { signal, onProgress });
      onSent(JSON.stringify(work));
      return "";
    });
  }

  return (
    <form className={classroomStyles.form} onSubmit={(event) => void send(event)}>
      <p>
        Then hand in your mix, as WAV files of 16, 24 or 32 bits, each from the beginning to the end. With
        instrumental and a cappella also the balance of voice and band is measured; the two must add up to the
        mix, so switch the master bus off for all three and change nothing in between.
      </p>
      {PLACES.map(({ name, label, hint }) => (
        <Field
          key={name}
          {...{ name, label, hint }}
          type="file"
          accept=".wav,audio/wav"
          required={name === "main"}
          refusal={refusals[name]}
        />
      ))}
      <Button submits look="primary" disabled={share01 !== null}>
        Send and hand in
      </Button>
      <Progress label="Sent" share01={share01} words={words} />
    </form>
  );
}

type Chosen = Partial<Record<PlaceName, File>>;

/** What was chosen; a browser gives an empty file where nothing was. */
function filesIn(data: FormData): Chosen {
  const chosen: Chosen = {};
  for (const { name } of PLACES) {
    const file = data.get(name);
    if (file instanceof File && file.name !== "") chosen[name] = file;
  }
  return chosen;
}

async function refusalsOf(chosen: Chosen, lengthFrames: number): Promise<Partial<Record<PlaceName, string>>> {
  const refused: Partial<Record<PlaceName, string>> = {};
  for (const { name } of PLACES) {
    const file = chosen[name];
    const reason = file === undefined ? null : await reasonAgainst(file, lengthFrames);
    if (reason !== null) refused[name] = reason;
  }
  if ((chosen.band === undefined) !== (chosen.voice === undefined)) {
    const missing = chosen.band === undefined ? "band" : "voice";
    refused[missing] ??= "Instrumental and a cappella go together: choose both, or neither.";
  }
  return refused;
}

async function sendAll(
  variantId: string,
  { main, band, voice }: Chosen,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share01: number) => void },
): Promise<object> {
  const all = [main, band, voice].filter((file) => file !== undefined);
  const totalBytes = all.reduce((sum, { size }) => sum + size, 0);
  const names: string[] = [];
  let before = 0;
  for (const file of all) {
    const sent = before;
    const progress = (bytes: number): void => onProgress(Math.min(1, (sent + bytes) / totalBytes));
    names.push(await sendMixFile(variantId, file, { signal, onProgress: progress }));
    before += file.size;
  }
  const [mix, ...parts] = names;
  return { kind: "files", main: mix, parts: parts.length === 0 ? null : { band: parts[0], voice: parts[1] } };
}

/** Something that takes a while, with how far it is and what came of it; stopped when it leaves the page. */
function useLongWork() {
  const [share01, setShare01] = useState<number | null>(null);
  const [words, setWords] = useState("");
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(
    work: (signal: AbortSignal, onProgress: (share01: number) => void) => Promise<string>,
  ): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setShare01(0);
    setWords("");
    try {
      setWords(await work(controller.signal, setShare01));
    } catch (error) {
      if (controller.signal.aborted) return;
      console.error(error);
      setWords(error instanceof Error ? error.message : String(error));
    } finally {
      setShare01(null);
    }
  }
  return { share01, words, run };
}

interface ProgressProps {
  readonly label: string;
  readonly share01: number | null;
  readonly words: string;
}

function Progress({ label, share01, words }: ProgressProps) {
  return (
    <>
      {share01 !== null && <progress aria-label={label} max={1} value={share01} />}
      <p role="status">{words}</p>
    </>
  );
}
