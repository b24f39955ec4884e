import * as z from "zod";
import { sessionSchema } from "./schema";

/** JSON Schema (draft 2020-12) of the session document, as published at `public/schemas/session.v1.json`. */
export function sessionJsonSchema(): Record<string, unknown> {
  return {
    $id: "session.v1.json",
    title: "Behind the Glass session, version 1",
    description:
      "Says everything about a piece of audio work and holds no audio. Ids, references, bus cycles and clip lengths are checked beyond this schema.",
    ...z.toJSONSchema(sessionSchema, { target: "draft-2020-12" }),
  };
}
