export const greeting = "greetings from common";
