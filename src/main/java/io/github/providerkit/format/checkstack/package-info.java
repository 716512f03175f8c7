/**
 * The format {@code checkstack}: what the installer demands of a plugin's {@code package.json}, and
 * the tarballs and bundles that it takes ({@code docs/spec/checkstack.md}).
 */
package io.github.providerkit.format.checkstack;
