import { refuseMathFunctions } from "./no-math-functions";

refuseMathFunctions(Math as unknown as Record<string, unknown>);
