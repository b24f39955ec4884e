import { listSongs, loadSongSession } from "@/server";

type StateParams = { params: Promise<{ song: string; state: string }> };

export const dynamic = "force-static";
export const dynamicParams = false;

/** `mix.json`, `raw.json`, …: one file per state of each song, fetched when a widget needs it. */
export async function generateStaticParams() {
  return (await listSongs()).flatMap((song) =>
    Object.keys(song.sessions).map((state) => ({ song: song.id, state: `${state}.json` })),
  );
}

export async function GET(_request: Request, { params }: StateParams): Promise<Response> {
  const { song, state } = await params;
  return Response.json(await loadSongSession(song, state.replace(/\.json$/, "")));
}
