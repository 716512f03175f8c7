import { greeting } from "@acme/scripts-common";

export const plugin = { id: "scripts", greeting };
