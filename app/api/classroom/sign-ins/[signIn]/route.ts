import { endOwnSignIn, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const DELETE = route({}, ({ store, signedIn, params }) =>
  endOwnSignIn(store, signedIn.person, params.signIn ?? ""),
);
