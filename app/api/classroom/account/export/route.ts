import { exportOwn, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn }) => exportOwn(store, signedIn.person));
