package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Short ways to documents and data for the tests of this package. */
public final class Documents {
  private Documents() {}

  public static Document yaml(String text) {
    return read("manifest.yaml", text.getBytes(UTF_8));
  }

  public static Document json(String text) {
    return read("manifest.json", text.getBytes(UTF_8));
  }

  public static Document read(String file, byte[] bytes) {
    try {
      return DocumentReader.read(
          file, bytes, Document.Syntax.of(file), new Problems(RuleLevels.DEFAULT));
    } catch (UnreadableDocumentException e) {
      throw new AssertionError(file + " at " + e.position() + ": " + e.getMessage(), e);
    }
  }

  /** What a YAML 1.1 loader makes of a text without knowing anything about it. */
  public static Object load(String text) {
    return new Yaml().load(text);
  }

  /** A map of keys and values in their order. */
  public static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
