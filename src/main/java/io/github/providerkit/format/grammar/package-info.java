/**
 * The small languages inside manifests: paths, versions, source names, templates, media types,
 * URLs.
 */
package io.github.providerkit.format.grammar;
