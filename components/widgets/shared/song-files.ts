import { parseSession, type Session } from "@/audio-engine";
import type { SongAbout } from "./song-about";

/** What the course tells of a song. @throws Error with a sentence when it cannot be had */
export async function loadSongAbout(songId: string): Promise<SongAbout> {
  return (await fetchJson(`/songs/${songId}/song.json`)) as SongAbout;
}

/** One state of a song. @throws Error with a sentence when it cannot be had, SessionError */
export async function loadSongState(songId: string, state: string): Promise<Session> {
  return parseSession(await fetchJson(`/songs/${songId}/sessions/${state}.json`));
}

/** Every state of a song, in its order. */
export async function loadSongStates(song: SongAbout): Promise<ReadonlyMap<string, Session>> {
  const states = Object.keys(song.sessions);
  const sessions = await Promise.all(states.map((state) => loadSongState(song.id, state)));
  return new Map(states.map((state, i) => [state, sessions[i]!]));
}

async function fetchJson(url: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new Error("The song could not be fetched; check the connection, then try again.", { cause });
  }
  if (response.status === 404) throw new Error("The course does not have this song, or not in this state.");
  if (!response.ok) throw new Error("The course's server did not give the song; try again in a minute.");
  return response.json();
}
