import { route, variantSound } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** A finished sound of a variant; its name, the hash of its samples or of a quiz one drawn by lot, tells nothing. */
export const GET = route({}, async ({ params, store, signedIn }) => {
  const { variant: variantId = "", sha256 = "" } = params;
  const bytes = await variantSound(store, signedIn.person, { variantId, sha256 });
  return new Response(bytes, {
    headers: { "content-type": "audio/wav", "content-length": String(bytes.length) },
  });
});
