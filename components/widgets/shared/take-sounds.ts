import { ENGINE_VERSION, type Session } from "@/audio-engine";
import { hitsMaterial, type TakesPart, takesMaterial } from "@/learning/material-takes";
import { publishedSound } from "./course-sounds";

/** Three takes of a part, and a comp that is all first take. @throws what `publishedSound` throws */
export async function loadTakes(part: TakesPart): Promise<Session> {
  return (await takesMaterial(ENGINE_VERSION, part, publishedSound)).session;
}

/** A guitar in eighth notes, cut into its hits, as it was played. @throws what `publishedSound` throws */
export async function loadHits(): Promise<Session> {
  return (await hitsMaterial(ENGINE_VERSION, publishedSound)).session;
}
