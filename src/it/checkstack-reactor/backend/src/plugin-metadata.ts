export const metadata = { pluginId: "gauge" };
