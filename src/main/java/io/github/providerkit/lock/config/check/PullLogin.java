package io.github.providerkit.lock.config.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The logins with which a server pulls an image: the JSON of Docker. None of it is ever shown. */
final class PullLogin {
  private static final String AUTHS = "auths";

  private PullLogin() {}

  /**
   * Checks a text.
   *
   * @throws ProviderException if the server would not take it
   */
  static void check(ConfigField field) throws ProviderException {
    if (field.isSecret()) {
      return;
    }
    String expected = "the JSON of a Docker configuration";
    try {
      Problems rest = new Problems(RuleLevels.DEFAULT);
      byte[] bytes = Objects.requireNonNull(field.value()).toString().getBytes(UTF_8);
      Node root = DocumentReader.read(field.name(), bytes, Document.Syntax.JSON, rest).root();
      if (!rest.sorted().isEmpty()) {
        throw field.mistakeUnseen(expected, "more text behind it");
      }
      if (!(root instanceof Node.Mapping) && !isNull(root)) {
        throw field.mistakeUnseen(expected, "JSON that is no object");
      }
      Boolean found = auths(root);
      if (found == null || !found) {
        throw field.mistakeUnseen(
            "\"auths\" with a registry and its login in it",
            found == null ? "\"auths\" that is no object" : "no registry");
      }
    } catch (UnreadableDocumentException e) {
      throw field.mistakeUnseen(expected, "a text that is no JSON");
    }
  }

  /** Whether there is a login; null where the field cannot be one. As Go reads it, in any case. */
  private static @Nullable Boolean auths(Node root) {
    boolean found = false;
    if (root instanceof Node.Mapping map) {
      for (Node.Entry entry : map.entries()) {
        if (!(entry.key() instanceof Node.Scalar key) || !key.value().equalsIgnoreCase(AUTHS)) {
          continue;
        }
        if (entry.value() instanceof Node.Mapping logins) {
          found |= !logins.entries().isEmpty();
        } else if (isNull(entry.value())) {
          found = false;
        } else {
          return null;
        }
      }
    }
    return found;
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar
        && scalar.style() != Node.Style.DOUBLE_QUOTED
        && scalar.value().equals("null");
  }
}
