package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Edits a YAML text so that it holds given data. Goes down to the smallest value that differs; what
 * cannot be edited there is written anew one level further up, until the top is reached.
 */
final class YamlEditor {
  private static final Pattern COMMON_ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");

  private final Editing editing;
  private final BlockMappingEditor blockMappings;
  private final FlowEditor flows;
  private final ValueReplacement replacement;

  /** Anchored nodes that stay in the text, with the data that they will hold. */
  private final Map<Node, Object> anchored = new IdentityHashMap<>();

  private YamlEditor(Editing editing) {
    this.editing = editing;
    this.blockMappings = new BlockMappingEditor(editing, this);
    this.flows = new FlowEditor(editing, this);
    this.replacement = new ValueReplacement(editing);
  }

  /** The edited text; empty when nothing but a whole new text will do. */
  static Optional<String> edit(Document document, Map<String, Object> data) {
    Editing editing = Editing.of(document);
    boolean edited = new YamlEditor(editing).edit(new ValuePlace.Root(), document.root(), data);
    return edited ? editing.edits().applyTo(document.text()) : Optional.empty();
  }

  /** Makes a value hold the data; false when its parent has to be written anew. */
  boolean edit(ValuePlace slot, Node node, Object data) {
    int mark = editing.edits().mark();
    if (editInside(node, data) && mayKeepAnchor(node)) {
      if (node.anchor() != null) {
        anchored.put(node, data);
      }
      return true;
    }
    editing.edits().rollBack(mark);
    anchored.keySet().removeIf(kept -> contains(node.span(), kept.span()));
    return replacement.replace(slot, node, data);
  }

  private static boolean contains(Node.Span outer, Node.Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** Some loaders refuse uncommon characters in a name, and a name that is given twice. */
  private boolean mayKeepAnchor(Node node) {
    String name = node.anchor();
    return name == null
        || COMMON_ANCHOR.matcher(name).matches()
            && anchored.keySet().stream().noneMatch(kept -> name.equals(kept.anchor()));
  }

  private boolean editInside(Node node, Object data) {
    if (node instanceof Node.Alias alias) {
      return anchored.containsKey(alias.target()) && equal(anchored.get(alias.target()), data);
    }
    if (node instanceof Node.Scalar scalar) {
      boolean single = !(data instanceof Map) && !(data instanceof List);
      return single && editing.scalars().same(scalar, data);
    }
    if (!DataComparison.isUntagged(node)) {
      return false;
    }
    if (node instanceof Node.Mapping mapping && data instanceof Map<?, ?> map) {
      return mapping.flow() ? flows.edit(mapping, map) : blockMappings.edit(mapping, map);
    }
    if (node instanceof Node.Sequence sequence && data instanceof List<?> list) {
      return sequence.items().size() == list.size() && editItems(sequence, list);
    }
    return false;
  }

  private boolean editItems(Node.Sequence sequence, List<?> list) {
    boolean bare = sequence.anchor() == null && sequence.tag() == null;
    ValuePlace slot =
        sequence.flow()
            ? new ValuePlace.InFlow(flows.quotesOf(sequence))
            : new ValuePlace.OfItem(bare ? editing.lines().column(sequence.span().start()) : -1);
    for (int i = 0; i < list.size(); i++) {
      if (!edit(slot, sequence.items().get(i), list.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Object first, Object second) {
    return first == null ? second == null : first.equals(second);
  }
}
