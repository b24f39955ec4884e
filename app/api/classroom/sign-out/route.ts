import { dropSignIn, openRoute, signOut } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** Also of who is not signed in: the cookie goes in any case. */
export const POST = openRoute({}, async ({ store, signedIn }) => {
  if (signedIn !== undefined) await signOut(store, signedIn);
  return new Response(null, { status: 204, headers: { "set-cookie": dropSignIn() } });
});
