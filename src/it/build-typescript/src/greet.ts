export function greet(name: string): string {
  return `Greets ${name}`;
}
