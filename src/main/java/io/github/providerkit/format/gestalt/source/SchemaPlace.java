package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.shape.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value in a schema.
 *
 * @param base the schema that references in it are relative to
 */
record SchemaPlace(Node node, FieldPath path, Node base) {
  SchemaPlace at(Node child, String name) {
    return new SchemaPlace(child, path.child(name), base);
  }

  /** The schemas in the value of a keyword; empty where it cannot hold what it has to. */
  Optional<List<SchemaPlace>> parts(SchemaKeyword keyword, SchemaDraft draft) {
    Node value = node.target();
    boolean lists = draft.compareTo(SchemaDraft.OF_2020) < 0;
    return switch (keyword) {
      case SCHEMA -> Optional.of(List.of(this));
      case ITEMS ->
          Optional.of(lists && value instanceof Sequence list ? elements(list) : List.of(this));
      case SCHEMA_LIST ->
          value instanceof Sequence list && !list.items().isEmpty()
              ? Optional.of(elements(list))
              : Optional.empty();
      case SCHEMAS, PATTERNS, DEPENDENCIES ->
          value instanceof Mapping map ? Optional.of(values(keyword, map)) : Optional.empty();
      default -> Optional.of(List.of());
    };
  }

  private List<SchemaPlace> elements(Sequence list) {
    List<SchemaPlace> parts = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      parts.add(new SchemaPlace(list.items().get(i), path.item(i), base));
    }
    return parts;
  }

  private List<SchemaPlace> values(SchemaKeyword keyword, Mapping map) {
    List<SchemaPlace> parts = new ArrayList<>();
    for (Node.Entry entry : map.entries()) {
      boolean texts =
          keyword == SchemaKeyword.DEPENDENCIES && SchemaValue.isSetOfTexts(entry.value().target());
      if (!texts) {
        parts.add(at(entry.value(), SchemaValue.text(entry.key())));
      }
    }
    return parts;
  }
}
