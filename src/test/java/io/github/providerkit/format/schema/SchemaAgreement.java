package io.github.providerkit.format.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Compares what a schema says of many files with what the rules say. */
public final class SchemaAgreement {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final com.networknt.schema.JsonSchema schema;
  private final Predicate<Problem> beyondSchemas;
  private final Set<String> stricter = new HashSet<>();
  private final Map<String, int[]> figures = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  /**
   * Creates a comparison.
   *
   * @param beyondSchemas what no schema can say
   */
  public SchemaAgreement(Path schema, Predicate<Problem> beyondSchemas) throws IOException {
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(
                Files.readString(schema),
                SchemaValidatorsConfig.builder()
                    .pathType(com.networknt.schema.PathType.JSON_POINTER)
                    .build());
    this.beyondSchemas = beyondSchemas;
  }

  /**
   * Says where the schema is stricter on purpose. It is so too with keys in another case and with
   * nulls that the consumer drops, which the rules warn about.
   *
   * @param place JSON pointer
   */
  public SchemaAgreement stricterAt(String place) {
    stricter.add(place);
    return this;
  }

  /** Demands that a shipped schema is the one that the rules make; writes it when asked to. */
  public static void assertCurrent(Path file, Map<String, Object> schema) throws IOException {
    String text = JsonWriter.write(schema);
    if (Boolean.getBoolean("schemas.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("renew it with -Dschemas.update=true").exists().content().isEqualTo(text);
  }

  /**
   * Compares one file.
   *
   * @param found what the rules found
   */
  public void compare(String group, String name, byte[] bytes, Problems found) {
    List<Problem> errors =
        found.sorted().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    Optional<Boolean> accepted = accepts(name, bytes);
    if (accepted.isEmpty()) {
      return;
    }
    boolean stricter =
        errors.isEmpty()
            && (found.count(DocumentRules.KEY_CASE) > 0
                || found.count(DocumentRules.DROPPED_NULL) > 0 && isAboutNull(name, bytes)
                || isStricter(name, bytes));
    boolean beyond = accepted.get() && !errors.isEmpty() && errors.stream().allMatch(beyondSchemas);
    boolean agrees = accepted.get() == errors.isEmpty() || beyond || stricter;
    int[] counted = figures.computeIfAbsent(group, key -> new int[3]);
    counted[0] += accepted.get() == errors.isEmpty() ? 1 : 0;
    counted[1] += accepted.get() != errors.isEmpty() && agrees ? 1 : 0;
    counted[2]++;
    if (!agrees) {
      disagreements.add(
          name
              + (accepted.get()
                  ? ": schema accepts; " + errors
                  : ": schema says " + said(name, bytes)));
    }
  }

  /** Prints the figures and gives the files on which the two disagree. */
  public List<String> disagreements(String title) {
    figures.forEach(
        (group, n) ->
            System.out.printf(
                "%s %-16s %4d/%d, %d more beyond schemas%n", title, group, n[0], n[2], n[1]));
    disagreements.stream().limit(40).forEach(line -> System.out.println("  " + line));
    return disagreements;
  }

  private Optional<Boolean> accepts(String name, byte[] bytes) {
    return data(name, bytes).map(data -> schema.validate(JSON.valueToTree(data[0])).isEmpty());
  }

  private boolean isAboutNull(String name, byte[] bytes) {
    return schema.validate(JSON.valueToTree(data(name, bytes).orElseThrow()[0])).stream()
        .allMatch(message -> message.getMessage().contains(": null found"));
  }

  private boolean isStricter(String name, byte[] bytes) {
    return schema.validate(JSON.valueToTree(data(name, bytes).orElseThrow()[0])).stream()
        .allMatch(message -> stricter.contains(message.getInstanceLocation().toString()));
  }

  private String said(String name, byte[] bytes) {
    return schema.validate(JSON.valueToTree(data(name, bytes).orElseThrow()[0])).toString();
  }

  /** The file's data, which may be null; empty when it has none, and an editor says so itself. */
  private static Optional<Object[]> data(String name, byte[] bytes) {
    Problems ignored = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read(name, bytes, Document.Syntax.of(name), ignored);
      Object data = Binder.bind(document, Leaf.ANYTHING, ignored, Map.of()).data();
      String obstacle = data == null ? null : FreeValue.obstacle(data);
      boolean tooDeep = obstacle != null && obstacle.contains("levels of nesting");
      return ignored.hasErrors() || tooDeep
          ? Optional.empty()
          : Optional.of(new Object[] {FreeValue.throughJson(data)});
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }
}
