import { greeting } from "@acme/scripts-common";

export const text = `${greeting}, built for ${process.env.NODE_ENV}`;
