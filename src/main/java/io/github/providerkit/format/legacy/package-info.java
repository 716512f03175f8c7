/**
 * The format of the {@code plugin.yaml} generation ({@code docs/spec/gestalt-legacy.md}). What it
 * shares with today's is checked and laid out by {@code format.gestalt}, on the manifest in today's
 * terms.
 */
package io.github.providerkit.format.legacy;
