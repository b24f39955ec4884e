import { route, takeMixFile } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** A WAV file of a mix from another program, as it is; answered with the name under which it is handed in. */
export const POST = route({}, ({ request, params, store, signedIn }) =>
  takeMixFile(store, signedIn.person, params.variant ?? "", request),
);
