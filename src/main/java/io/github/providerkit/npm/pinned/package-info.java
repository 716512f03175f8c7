/** What the locks of package managers pin: Bun's, npm's, pnpm's and Yarn's. */
package io.github.providerkit.npm.pinned;
