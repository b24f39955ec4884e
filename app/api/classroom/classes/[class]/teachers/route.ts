import { addTeacher, requests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({ schema: requests.addTeacherRequest }, ({ body, store, signedIn, params, now }) =>
  addTeacher(store, signedIn.person, params.class ?? "", body, now),
);
