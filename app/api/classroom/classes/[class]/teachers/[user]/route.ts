import { removeTeacher, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const DELETE = route({}, ({ store, signedIn, params }) =>
  removeTeacher(store, signedIn.person, params.class ?? "", params.user ?? ""),
);
