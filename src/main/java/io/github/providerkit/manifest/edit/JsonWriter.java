package io.github.providerkit.manifest.edit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.github.providerkit.manifest.PlainTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as JSON, laid out as the consumer does ({@code docs/spec/gestalt-manifest.md}
 * section 8.3): two columns a level and a line break at the end. HTML characters are not escaped.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  /** From here on the consumer writes whole floating-point numbers with an exponent. */
  private static final double FIRST_SCIENTIFIC = 1e21;

  /** Deeper levels are indented no further, lest the text grow with the square of its depth. */
  private static final int LAST_LEVEL = 500;

  private JsonWriter() {}

  /**
   * Writes a document.
   *
   * @param tree maps with text keys, lists, String, Boolean, finite numbers and null, at any depth;
   *     not null
   * @return the text in the tree's order, with LF line breaks and one at its end
   * @throws IllegalArgumentException if the tree holds anything else
   */
  public static String write(Map<String, Object> tree) {
    return document(tree);
  }

  static String document(Map<?, ?> tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(printer());
      PlainTree.visit(DataTree.copyOf(tree), new Output(json));
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no I/O errors", e);
    }
    return text.append('\n').toString();
  }

  /** Tells a generator what a tree holds. */
  private record Output(JsonGenerator json) implements PlainTree.Visitor {
    @FunctionalInterface
    private interface Step {
      void write() throws IOException;
    }

    private static void write(Step step) {
      try {
        step.write();
      } catch (IOException e) {
        throw new UncheckedIOException("memory has no I/O errors", e);
      }
    }

    @Override
    public void map(Map<?, ?> map) {
      write(json::writeStartObject);
    }

    @Override
    public void key(Object key) {
      write(() -> json.writeFieldName((String) key));
    }

    @Override
    public void list(List<?> list) {
      write(json::writeStartArray);
    }

    @Override
    public void end(boolean map) {
      write(map ? json::writeEndObject : json::writeEndArray);
    }

    @Override
    public void leaf(@Nullable Object value) {
      write(() -> writeScalar(json, value));
    }
  }

  private static void writeScalar(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      writeNumber(json, number);
    } else {
      json.writeNumber(new BigInteger(value.toString()));
    }
  }

  private static void writeNumber(JsonGenerator json, double number) throws IOException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("expected a number that JSON can hold, found " + number);
    }
    if (number == Math.rint(number) && Math.abs(number) < FIRST_SCIENTIFIC) {
      json.writeNumber(new BigDecimal(Double.toString(number)).toBigInteger());
    } else {
      json.writeNumber(number);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter two = new DefaultIndenter("  ", "\n");
    Indenter indenter =
        new Indenter() {
          @Override
          public void writeIndentation(JsonGenerator json, int level) throws IOException {
            two.writeIndentation(json, Math.min(level, LAST_LEVEL));
          }

          @Override
          public boolean isInline() {
            return false;
          }
        };
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
