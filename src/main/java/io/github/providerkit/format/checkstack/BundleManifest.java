package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.manifest.edit.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code bundle.json} of a bundle ({@code docs/spec/checkstack.md} section 1.2). */
final class BundleManifest {
  static final String NAME = "bundle.json";

  /** Where the tarballs of the packages are. */
  static final String PACKAGES = "packages/";

  private BundleManifest() {}

  /** The manifest of a bundle, its primary first. */
  static ArchiveEntry of(List<PluginPackage> packages) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("bundleVersion", 1L);
    manifest.put("primary", packages.get(0).name());
    manifest.put("packages", packages.stream().map(BundleManifest::data).toList());
    // The original ends without a line break.
    String text = JsonWriter.write(manifest).stripTrailing();
    return ArchiveEntry.ofBytes(NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> data(PluginPackage one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", one.name());
    data.put("version", one.version());
    data.put("tarball", PACKAGES + one.tarball());
    return data;
  }
}
