import { recomputeClass, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({}, ({ store, signedIn, params }) =>
  recomputeClass(store, signedIn.person, params.class ?? ""),
);
