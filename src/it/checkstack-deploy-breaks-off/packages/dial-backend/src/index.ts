export const scale = 10;
