import { listSongs, loadSong } from "@/server";

type SongParams = { params: Promise<{ song: string }> };

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSongs()).map(({ id }) => ({ song: id }));
}

/** What a widget may know of a song, for those that are not told by their page. */
export async function GET(_request: Request, { params }: SongParams): Promise<Response> {
  return Response.json(await loadSong((await params).song));
}
