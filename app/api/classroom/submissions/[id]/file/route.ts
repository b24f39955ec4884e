import { handedInFile, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** The mix of a work that came as files: as it was sent, or with `?as=heard` as it is measured. */
export const GET = route({}, async ({ request, params, store, signedIn }) => {
  const asHeard = new URL(request.url).searchParams.get("as") === "heard";
  const bytes = await handedInFile(store, signedIn.person, params.id ?? "", { asHeard });
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "audio/wav", "content-length": String(bytes.length) },
  });
});
