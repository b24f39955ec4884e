import { MOST_FILE_BYTES, readBytes, route, takeMixFile } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** A WAV file of a mix from another program, as it is; answered with the name under which it is handed in. */
export const POST = route({}, async ({ request, params, store, signedIn }) =>
  takeMixFile(store, signedIn.person, params.variant ?? "", await readBytes(request, MOST_FILE_BYTES)),
);
