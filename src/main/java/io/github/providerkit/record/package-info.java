/**
 * Documents that programs write and read back, as strict records. Costs a fifth of a second of CPU
 * when it is first used, so nothing on the way of {@code package} does.
 */
package io.github.providerkit.record;
