/** What git keeps and passes over, told from the disk alone: no command is started. */
package io.github.providerkit.worktree;
