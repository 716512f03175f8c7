/** The notation YAML: from a text to the events of its documents, as Go's yaml.v3 finds them. */
package io.github.providerkit.manifest.yaml;
