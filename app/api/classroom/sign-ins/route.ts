import { ownSignIns, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, async ({ store, signedIn }) => ({ signIns: await ownSignIns(store, signedIn) }));
