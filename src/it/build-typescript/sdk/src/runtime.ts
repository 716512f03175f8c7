import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

import type { Plugin } from "./index.ts";

/** What the wrapper around a provider calls. */
export async function runBundledProvider(
  provider: unknown,
  kind: string,
  name: string,
): Promise<void> {
  if (!provider || kind !== "integration") {
    throw new Error(`expected a plugin, found ${kind} ${typeof provider}`);
  }
  run({ ...(provider as Plugin), name });
}

function run(plugin: Plugin): void {
  const catalog = process.env.GESTALT_PLUGIN_WRITE_CATALOG;
  if (catalog) {
    // JSON is YAML.
    writeFileSync(catalog, JSON.stringify(plugin, null, 2) + "\n");
  } else {
    createServer().listen(process.env.GESTALT_PLUGIN_SOCKET);
  }
}

/** Started with a provider's directory and target, such as `plugin:./provider.ts#provider`. */
async function main(root: string, target: string): Promise<void> {
  const [module, name] = target.slice(target.indexOf(":") + 1).split("#");
  const provider = Reflect.get(await import(resolve(root, module!)), name ?? "provider");
  run({ ...provider, name: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).name });
}

if (import.meta.main) {
  await main(process.argv[2]!, process.argv[3]!);
}
