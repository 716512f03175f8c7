package io.github.providerkit.release;

import io.github.providerkit.archive.gzip.ParallelGzipOutputStream;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.manifest.edit.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of everything that a build produced, for scripts: {@code artifacts.json}. */
public final class ArtifactList {
  private ArtifactList() {}

  /**
   * A produced file.
   *
   * @param role {@code archive}, {@code package}, {@code checksums}, {@code metadata}, {@code
   *     build-record}, {@code sbom} or {@code provenance}
   * @param file where it is, relative to the project
   * @param platform {@code os/arch[/libc]}, {@code generic}, or null where it does not apply
   * @param size length in bytes
   * @param sha256 digest in lower-case hex
   * @param coordinates {@code group:artifact:extension[:classifier]:version} under which it is
   *     deployed, or null
   */
  public record Item(
      String role,
      String file,
      @Nullable String platform,
      long size,
      String sha256,
      @Nullable String coordinates) {}

  /**
   * Writes the list.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(
      Path file, String name, String version, String releaseTag, List<Item> items)
      throws IOException {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("name", name);
    list.put("version", version);
    list.put("releaseTag", releaseTag);
    list.put("compression", ParallelGzipOutputStream.coding());
    list.put("artifacts", items.stream().map(ArtifactList::data).toList());
    AtomicFile.write(file, JsonWriter.write(list).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> data(Item item) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("role", item.role());
    data.put("file", item.file());
    data.put("platform", item.platform());
    data.put("size", item.size());
    data.put("sha256", item.sha256());
    data.put("coordinates", item.coordinates());
    return data;
  }
}
