package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoPattern;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.LastDefence;
import io.github.providerkit.manifest.shape.FieldPath;
import io.github.providerkit.message.Excerpt;
import io.github.providerkit.message.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the schema of a provider's configuration is one: JSON or YAML, whatever its name
 * says. The consumer looks at it only when a deployment uses the provider, and then refuses to
 * start ({@code docs/spec/gestalt-legacy.md} section 3), whatever the configuration is. Every
 * keyword is checked by itself; references are followed as far as the consumer follows them, which
 * is not into definitions that nobody refers to.
 */
public final class ConfigSchema {
  private static final String DRAFT_HINT =
      "leave $schema out, or write https://json-schema.org/draft/2020-12/schema";
  private static final String REFERENCE_HINT =
      "the server loads nothing from elsewhere: define it below $defs";

  private final Rule rule;
  private final String file;
  private final Problems problems;
  private final Deque<SchemaPlace> open = new ArrayDeque<>();
  private final IdentityHashMap<Node, SchemaPlace> seen = new IdentityHashMap<>();
  private final SchemaReferences references = new SchemaReferences();
  private SchemaDraft draft = SchemaDraft.OF_2020;

  private ConfigSchema(Rule rule, String file, Problems problems) {
    this.rule = rule;
    this.file = file;
    this.problems = problems;
  }

  /**
   * Checks the file that a manifest names; one that is not there was reported before.
   *
   * @param rule what the format calls a schema that is none
   */
  public static void check(SourcePackage source, Rule rule, Problems problems) {
    String name = source.value().get("spec").get("configSchemaPath").text();
    if (name.isEmpty() || PackagePath.breach(name).isPresent()) {
      return;
    }
    Path root = source.rootOf(name);
    SlashPath.below(root, name)
        .filter(source.file().seen()::isFile)
        .ifPresent(
            file ->
                LastDefence.check(
                    name,
                    problems,
                    () -> {
                      new ConfigSchema(rule, name, problems).read(root, file, source.file().seen());
                      return Optional.empty();
                    }));
  }

  private void read(Path root, Path path, SeenFiles seen) {
    try {
      Document document =
          DocumentReader.read(file, seen.readIn(root, path), Document.Syntax.YAML, problems);
      Node whole = document.root().target();
      SchemaPlace all = new SchemaPlace(whole, FieldPath.ROOT, whole);
      if (whole instanceof Mapping map) {
        map.entries().forEach(entry -> draft(all, entry));
      }
      references.root(whole);
      open.push(all);
      checkOpen();
      follow(all);
    } catch (UnreadableDocumentException e) {
      problems.add(rule, file, "", e.position(), e.getMessage(), e.hint());
    } catch (IOException e) {
      problems.add(
          rule,
          file,
          "",
          Position.START,
          "expected a readable file, found " + InputFile.words(e),
          null);
    }
  }

  private void draft(SchemaPlace root, Node.Entry entry) {
    if (SchemaValue.text(entry.key()).equals("$schema") && SchemaValue.isText(entry.value())) {
      Optional<SchemaDraft> named = SchemaDraft.of(SchemaValue.text(entry.value()));
      named.ifPresent(known -> draft = known);
      if (named.isEmpty()) {
        report(root.at(entry.value(), "$schema"), "a draft of JSON Schema from 4 on", DRAFT_HINT);
      }
    }
  }

  private void checkOpen() {
    while (!open.isEmpty()) {
      schema(open.pop());
    }
  }

  private void schema(SchemaPlace place) {
    Node node = place.node().target();
    if (seen.containsKey(node)) {
      return;
    }
    if (node instanceof Mapping map) {
      SchemaPlace based =
          new SchemaPlace(node, place.path(), references.note(map, place.base(), draft));
      seen.put(map, based);
      map.entries().forEach(entry -> keyword(based, entry));
    } else if (!(SchemaValue.meaning(node) instanceof Boolean)) {
      report(place, SchemaKeyword.SCHEMA.expected(), null);
    }
  }

  private void keyword(SchemaPlace schema, Node.Entry entry) {
    String name = SchemaValue.text(entry.key());
    SchemaKeyword.of(name, draft)
        .ifPresent(
            keyword -> {
              SchemaPlace place = schema.at(entry.value(), name);
              Node value = entry.value().target();
              if (!SchemaValue.fits(keyword, draft, value)) {
                report(place, keyword.expected(), null);
              } else if (keyword == SchemaKeyword.PATTERN) {
                pattern(place, SchemaValue.text(value));
              } else {
                if (keyword == SchemaKeyword.PATTERNS && value instanceof Mapping map) {
                  map.entries().forEach(each -> pattern(place, SchemaValue.text(each.key())));
                }
                parts(keyword, place).forEach(open::add);
              }
            });
  }

  /** The schemas in a keyword's value; what cannot hold them is reported. */
  private List<SchemaPlace> parts(SchemaKeyword keyword, SchemaPlace place) {
    Optional<List<SchemaPlace>> parts = place.parts(keyword, draft);
    if (parts.isEmpty()) {
      report(place, keyword.expected(), null);
    }
    return parts.orElse(List.of());
  }

  private void pattern(SchemaPlace place, String text) {
    GoPattern.fault(text)
        .ifPresent(fault -> report(place, "a regular expression of Go", fault, null));
  }

  /** From the schema as a whole to all that it applies. */
  private void follow(SchemaPlace all) {
    Set<Node> applied = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> next = new ArrayDeque<>(List.of(all.node()));
    while (!next.isEmpty()) {
      Node node = next.pop().target();
      SchemaPlace schema = seen.get(node);
      if (schema != null && applied.add(node) && node instanceof Mapping map) {
        for (Node.Entry entry : map.entries()) {
          apply(schema, entry, next);
        }
      }
    }
  }

  private void apply(SchemaPlace schema, Node.Entry entry, Deque<Node> next) {
    String name = SchemaValue.text(entry.key());
    Optional<SchemaKeyword> keyword = SchemaKeyword.of(name, draft);
    if (keyword.isEmpty() || SchemaKeyword.APART.contains(name)) {
      return;
    }
    SchemaPlace place = schema.at(entry.value(), name);
    if (keyword.get() == SchemaKeyword.REFERENCE && SchemaValue.isText(entry.value())) {
      reference(place, next);
    } else if (!SchemaValue.isText(entry.value())) {
      // What is wrong with it was told before; telling it again changes nothing.
      parts(keyword.get(), place).forEach(part -> next.add(part.node()));
    }
  }

  private void reference(SchemaPlace place, Deque<Node> next) {
    String text = SchemaValue.text(place.node());
    SchemaReferences.Target target = references.follow(place.base(), text);
    switch (target.kind()) {
      case HERE -> {
        Node node = Objects.requireNonNull(target.node()).target();
        // What no keyword leads to becomes a schema by being referred to.
        open.push(new SchemaPlace(node, FieldPath.ROOT.child(text), place.base()));
        checkOpen();
        next.add(node);
      }
      case NOWHERE -> report(place, "a reference to a schema in this file", REFERENCE_HINT);
      case FILE ->
          problems.add(
              GestaltRules.SCHEMA_FILE,
              file,
              place.path().toString(),
              place.node().position(),
              "expected a reference to a schema in this file, found \"" + Excerpt.of(text) + "\"",
              "the server looks for the file where it was started, not beside the schema");
      case BUILT_IN -> {}
    }
  }

  private void report(SchemaPlace place, String expected, @Nullable String hint) {
    Node node = place.node().target();
    String text = SchemaValue.text(node);
    String scalar = node instanceof Sequence ? "a list" : "\"" + Excerpt.of(text) + "\"";
    String found = node instanceof Mapping ? "a map" : scalar;
    String meant = Names.hint(text, SchemaKeyword.TYPES, Map.of());
    report(place, expected, found, hint == null ? meant : hint);
  }

  private void report(SchemaPlace place, String expected, String found, @Nullable String hint) {
    problems.add(
        rule,
        file,
        place.path().toString(),
        place.node().target().position(),
        "expected " + expected + ", found " + found,
        hint);
  }
}
