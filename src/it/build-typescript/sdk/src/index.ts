export type Operation = { id: string; method: string; description?: string };

export type Plugin = { name: string; operations: Operation[] };

export function definePlugin(definition: { operations: Operation[] }): Plugin {
  return { name: "", operations: definition.operations };
}
