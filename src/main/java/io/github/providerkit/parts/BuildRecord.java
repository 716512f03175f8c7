package io.github.providerkit.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a binary came to be. Travels with it from the machine that built it to the one that makes the
 * release, which refuses parts that do not belong together.
 *
 * @param provider the provider's name
 * @param version the version of the release
 * @param kind the provider's kind
 * @param language what it was compiled from
 * @param platform what it was compiled for
 * @param file the binary's name
 * @param size its length in bytes
 * @param sha256 its digest in lower-case hex
 * @param source digest of the sources in lower-case hex
 * @param catalog digest of the catalog in lower-case hex; empty when there is none
 * @param tools versions of the tools that made it by name
 * @param libraries what of others was built into it, sorted; empty when nobody asked for it
 */
public record BuildRecord(
    String provider,
    String version,
    String kind,
    String language,
    Platform platform,
    String file,
    long size,
    String sha256,
    String source,
    Optional<String> catalog,
    Map<String, String> tools,
    Optional<List<Library>> libraries) {

  /** Its file name, beside the binary. */
  public static final String FILE = "build.json";

  private static final String SCHEMA = "provider-build";
  private static final long SCHEMA_VERSION = 1;

  /** A record of a build that did not ask what was built in. */
  public BuildRecord(
      String provider,
      String version,
      String kind,
      String language,
      Platform platform,
      String file,
      long size,
      String sha256,
      String source,
      Optional<String> catalog,
      Map<String, String> tools) {
    this(
        provider,
        version,
        kind,
        language,
        platform,
        file,
        size,
        sha256,
        source,
        catalog,
        tools,
        Optional.empty());
  }

  /** The same for a binary whose bytes are others now. */
  BuildRecord with(long newSize, String newSha256) {
    return new BuildRecord(
        provider, version, kind, language, platform, file, newSize, newSha256, source, catalog,
        tools, libraries);
  }

  /**
   * Writes it into the binary's directory.
   *
   * @throws ProviderException if it cannot be written
   */
  public void write(Path directory) throws ProviderException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("schema", SCHEMA);
    data.put("schemaVersion", SCHEMA_VERSION);
    data.put("provider", provider);
    data.put("version", version);
    data.put("kind", kind);
    data.put("language", language);
    data.put("os", platform.os());
    data.put("arch", platform.arch());
    data.put("libc", platform.libc());
    data.put("file", file);
    data.put("size", size);
    data.put("sha256", sha256);
    data.put("source", source);
    catalog.ifPresent(digest -> data.put("catalog", digest));
    data.put("tools", new TreeMap<>(tools));
    libraries.ifPresent(known -> data.put("libraries", LibraryData.write(known)));
    try {
      AtomicFile.write(directory.resolve(FILE), JsonWriter.write(data).getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + directory, e);
    }
  }

  /**
   * Reads the record of a binary.
   *
   * @param path the record's file
   * @throws ProviderException if it cannot be read or is no such record
   */
  public static BuildRecord read(Path path) throws ProviderException {
    try {
      return of(new Fields(path, JsonData.object(path.toString(), Files.readAllBytes(path))));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          path + ": expected the record of a build, found " + e.getMessage(), null);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + path, e);
    }
  }

  private static BuildRecord of(Fields fields) throws ProviderException {
    if (!fields.text("schema").equals(SCHEMA)) {
      throw fields.wrong("schema", SCHEMA);
    }
    if (fields.number("schemaVersion") != SCHEMA_VERSION) {
      throw fields.wrong("schemaVersion", Long.toString(SCHEMA_VERSION));
    }
    String catalog = fields.optional("catalog");
    Platform platform =
        new Platform(fields.text("os"), fields.text("arch"), fields.optional("libc"));
    if (!Platforms.isKnown(platform)) {
      // It becomes the path of a directory.
      throw fields.wrong("os", "with arch and libc a known platform such as linux/amd64");
    }
    if (!fields.text("file").equals(BuiltBinary.fileName(platform))) {
      // It is looked for, and copied, under this name.
      throw fields.wrong("file", BuiltBinary.fileName(platform));
    }
    return new BuildRecord(
        fields.text("provider"),
        fields.text("version"),
        fields.text("kind"),
        fields.text("language"),
        platform,
        fields.text("file"),
        fields.number("size"),
        fields.text("sha256"),
        fields.text("source"),
        catalog.isEmpty() ? Optional.empty() : Optional.of(catalog),
        fields.texts("tools"),
        LibraryData.read(fields.data().get("libraries")));
  }

  /** The members of a record that somebody else may have written. */
  private record Fields(Path path, Map<String, Object> data) {
    String optional(String key) {
      return data.get(key) instanceof String text ? text : "";
    }

    String text(String key) throws ProviderException {
      String text = optional(key);
      if (text.isEmpty()) {
        throw wrong(key, "a text");
      }
      return text;
    }

    long number(String key) throws ProviderException {
      if (data.get(key) instanceof Long number) {
        return number;
      }
      throw wrong(key, "a whole number");
    }

    Map<String, String> texts(String key) {
      Map<String, String> texts = new TreeMap<>();
      if (data.get(key) instanceof Map<?, ?> map) {
        map.forEach((name, value) -> texts.put((String) name, PlainTree.text(value)));
      }
      return texts;
    }

    ProviderException wrong(String key, String expected) {
      return ProviderException.user(
          "%s: %s: expected %s, found \"%s\""
              .formatted(path, key, expected, PlainTree.text(data.get(key))),
          "it is written by provider:build-artifacts, and by nothing else");
    }
  }
}
