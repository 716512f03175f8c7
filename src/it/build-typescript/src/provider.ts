import { definePlugin } from "@valon-technologies/gestalt";

import { greet } from "./greet.ts";

// Where a module is on the machine that built it must not get into a binary.
console.error(`from ${__dirname}`);

export const greeter = definePlugin({
  operations: [{ id: "greet", method: "GET", description: greet("whoever asks") }],
});
