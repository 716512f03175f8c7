/**
 * The format {@code gestalt}: {@code manifest.json}, {@code manifest.yaml} or {@code manifest.yml}.
 */
package io.github.providerkit.format.gestalt;
