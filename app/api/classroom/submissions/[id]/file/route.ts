import { handedInFile, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** The mix of a work that came as files. */
export const GET = route({}, async ({ params, store, signedIn }) => {
  const bytes = await handedInFile(store, signedIn.person, params.id ?? "");
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "audio/wav", "content-length": String(bytes.length) },
  });
});
