import { config } from "zod";

// Compiled parsers would need `new Function`, which the page's policy forbids. Must come before the first schema.
config({ jitless: true });
