import { exportMember, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  exportMember(store, signedIn.person, params.class ?? "", params.user ?? ""),
);
