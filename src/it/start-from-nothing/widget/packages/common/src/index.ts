export const name = "common";
