package io.github.providerkit.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * YAML that other programs than the server write and read, such as the locks of pnpm and Yarn. It
 * is read by a library and not as Go reads it ({@code docs/decisions/0033}).
 */
public final class ForeignYaml {
  /** More than the lock of any workspace, in bytes. */
  static final int LARGEST = 64 << 20;

  /** The library takes quadratic time for a long token: in bytes, and no program writes longer. */
  static final int LONGEST_LINE = 64 << 10;

  private static final ObjectMapper READER = mapper();

  private ForeignYaml() {}

  private static ObjectMapper mapper() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /**
   * Reads a document.
   *
   * @param type a record; its components are null where the document has no such field
   * @throws UnreadableDocumentException if the text is no YAML, larger than a program writes it, or
   *     a value is not of its field's type
   */
  public static <T> T read(byte[] bytes, Class<T> type) throws UnreadableDocumentException {
    expectBounds(bytes);
    try {
      return READER.readValue(bytes, type);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      // The library has no place for a text that ends too early.
      boolean known = at != null && at.getLineNr() > 0;
      throw new UnreadableDocumentException(
          known ? new Position(at.getLineNr(), Math.max(1, at.getColumnNr())) : Position.START,
          firstLine(e.getOriginalMessage()),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private static void expectBounds(byte[] bytes) throws UnreadableDocumentException {
    if (bytes.length > LARGEST) {
      throw new UnreadableDocumentException(
          Position.START, "expected at most " + LARGEST + " bytes, found " + bytes.length, null);
    }
    int line = 1;
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      } else if (i - start >= LONGEST_LINE) {
        throw new UnreadableDocumentException(
            new Position(line, 1), "expected lines of at most " + LONGEST_LINE + " bytes", null);
      }
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("this is no YAML");
  }
}
