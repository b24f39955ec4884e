import { version } from "@/package.json";

export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "ok", version });
