/**
 * Pins the providers of a deployment: its configuration is read, each release is resolved,
 * downloaded and verified for all platforms, and written down in the server's own lock ({@code
 * docs/spec/gestalt-lock.md}).
 *
 * <p>{@code config} reads what a deployment asks for, {@code transfer} brings files here and keeps
 * them by digest; this package holds what is known of releases, and the lock itself.
 */
package io.github.providerkit.lock;
