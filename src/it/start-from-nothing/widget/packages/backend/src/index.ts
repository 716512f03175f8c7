export const name = "backend";
