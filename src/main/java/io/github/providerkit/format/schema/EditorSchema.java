package io.github.providerkit.format.schema;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The JSON Schemas that the plugin brings along for editors, one of each format. */
public final class EditorSchema {
  private EditorSchema() {}

  /**
   * Writes a format's schema, and missing parent directories.
   *
   * @param format name of the format; each has a schema
   * @param file replaced when it exists
   * @throws ProviderException if the file cannot be written
   */
  public static void write(String format, Path file) throws ProviderException {
    String resource = "/schema/" + format + ".schema.json";
    try (InputStream schema = EditorSchema.class.getResourceAsStream(resource)) {
      AtomicFile.write(file, schema.readAllBytes());
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
