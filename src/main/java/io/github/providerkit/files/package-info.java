/**
 * Files and directories that appear whole or not at all, trees walked without following links, and
 * digests.
 */
package io.github.providerkit.files;
